import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessMemory {
  /** Resident now. */
  readonly now_mb: number
  /** The most it ever was; where the system does not keep it, the same as now. */
  readonly peak_mb: number
}

/** Memory of a process, threads included. Zero when it has ended. */
export function memoryOf(pid: number): ProcessMemory {
  try {
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const kilobytes = (field: string) =>
        Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)
      return { now_mb: kilobytes('VmRSS') / 1024, peak_mb: kilobytes('VmHWM') / 1024 }
    }
    const now_mb = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
    return { now_mb, peak_mb: now_mb }
  } catch {
    return { now_mb: 0, peak_mb: 0 }
  }
}
