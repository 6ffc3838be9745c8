import { chmodSync, closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'

/** What of PGlite's file layer is used. Undocumented, so the exact version is pinned and the self-test asks it. */
interface FileNode {
  readonly parent: FileNode
}
type SetAttributes<Subject> = (subject: Subject, attributes: { mode?: number }) => void
interface NodeFiles {
  stream_ops: { fsync?: (stream: { nfd?: number }) => number; setattr?: SetAttributes<{ nfd?: number }> }
  node_ops: {
    setattr: SetAttributes<FileNode>
    mknod: (parent: FileNode, name: string, mode: number, dev: number) => FileNode
    rename: (old: FileNode, folder: FileNode, name: string) => void
    unlink: (parent: FileNode, name: string) => void
  }
  realPath(node: FileNode): string
}
interface Device {
  open(): void
  close(): void
  read(
    stream: { position: number },
    into: Int8Array,
    offset: number,
    length: number,
    position: number,
  ): number
  write(): number
  llseek(stream: { position: number }, offset: number, whence: number): number
}
export interface PGliteModule {
  NODEFS: NodeFiles
  FS: {
    makedev(major: number, minor: number): number
    registerDevice(dev: number, ops: Device): void
    mkdev(path: string, dev: number): void
  }
}
export const moduleOf = (db: PGlite): PGliteModule => (db as unknown as { Module: PGliteModule }).Module

function fsyncFolder(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Flushes a whole folder tree, for the files initdb wrote before the hook was in place. */
export function fsyncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) fsyncTree(child)
    else if (entry.isFile()) fsyncFolder(child)
  }
  fsyncFolder(path)
}

/** Permissions of everybody but the owner. */
const othersBits = 0o077

/** Nobody but the owner enters the folder of a record. A folder of somebody else is left as it is; `doctor` reports it. */
export function makeFolderPrivate(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  try {
    chmodSync(path, 0o700)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}

/**
 * Keeps a folder tree to its owner. PGlite sets modes like 0666 itself, whatever the umask is; `keepNewFilesPrivate` covers what it
 * makes later.
 */
export function makeTreePrivate(path: string): void {
  const { mode } = lstatSync(path)
  if ((mode & othersBits) !== 0) chmodSync(path, mode & 0o7777 & ~othersBits)
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    if (!entry.isDirectory() && !entry.isFile()) continue
    const child = join(entry.parentPath, entry.name)
    const { mode } = lstatSync(child)
    if ((mode & othersBits) !== 0) chmodSync(child, mode & 0o7777 & ~othersBits)
  }
}

/** Takes the permissions of others off every mode that PGlite sets from now on. */
export function keepNewFilesPrivate(db: PGlite): void {
  const { NODEFS } = moduleOf(db)
  const { mknod, setattr } = NODEFS.node_ops
  NODEFS.node_ops.mknod = (parent, name, mode, dev) => mknod(parent, name, mode & ~othersBits, dev)
  NODEFS.node_ops.setattr = (node, attributes) => setattr(node, privately(attributes))
  const setStreamAttributes = NODEFS.stream_ops.setattr
  if (setStreamAttributes)
    NODEFS.stream_ops.setattr = (stream, attributes) => setStreamAttributes(stream, privately(attributes))
}

const privately = <Attributes extends { mode?: number }>(attributes: Attributes): Attributes =>
  attributes.mode === undefined ? attributes : { ...attributes, mode: attributes.mode & ~othersBits }

/**
 * Makes the engine's sync calls reach the disk: PGlite's file layer has no sync operation of its own.
 * New and renamed files also need their folder's entry on disk; such folders are flushed with the next sync.
 * Returns a counter of the calls.
 */
export function hookSync(db: PGlite): { calls: number } {
  const { NODEFS } = moduleOf(db)
  const counter = { calls: 0 }
  const changedFolders = new Set<string>()
  NODEFS.stream_ops.fsync = stream => {
    counter.calls++
    if (typeof stream.nfd === 'number') fsyncSync(stream.nfd)
    for (const folder of changedFolders) {
      changedFolders.delete(folder)
      fsyncFolder(folder)
    }
    return 0
  }
  const { mknod, rename } = NODEFS.node_ops
  NODEFS.node_ops.mknod = (parent, name, mode, dev) => {
    changedFolders.add(NODEFS.realPath(parent))
    return mknod(parent, name, mode, dev)
  }
  NODEFS.node_ops.rename = (old, folder, name) => {
    changedFolders.add(dirname(NODEFS.realPath(old)))
    changedFolders.add(NODEFS.realPath(folder))
    rename(old, folder, name)
  }
  return counter
}

/** A device that COPY reads from without copying byte by byte, as PGlite's own does. */
export function makeInput(db: PGlite): { path: string; data: Uint8Array } {
  const { FS } = moduleOf(db)
  const input = { path: '/dev/understory', data: new Uint8Array(0) }
  const device = FS.makedev(65, 0)
  FS.registerDevice(device, {
    open() {},
    close() {},
    read(_stream, into, offset, length, position) {
      const part = input.data.subarray(position, position + length)
      into.set(part, offset)
      return part.length
    },
    write: () => 0,
    llseek: (stream, offset, whence) => (whence === 1 ? stream.position + offset : offset),
  })
  FS.mkdev(input.path, device)
  return input
}
