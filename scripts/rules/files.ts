import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Files of the working tree that git tracks or would track. */
export function treeFiles(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\n')
    .filter(Boolean)
    .filter(file => {
      try {
        readFileSync(file)
        return true
      } catch {
        return false
      }
    })
}

export const read = (file: string): string => readFileSync(file, 'utf8')

export const isCode = (file: string): boolean => /\.(ts|tsx|mjs)$/.test(file)

export const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) ||
  /\/(testing(\.ts$|\/)|fuzz\/)/.test(file) ||
  file.startsWith('e2e/') ||
  file.startsWith('bench/')

const importPattern = /(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g

/** Every module specifier a source text imports. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map(match => match[1] ?? '')
}
