export {
  type AddCheckpoint,
  formatAddCheckpoint,
  parseAddCheckpoint,
  parseSizeAnswer,
} from './add-checkpoint.ts'
export { type AuditFault, type AuditOptions, type AuditOutcome, auditLog } from './audit.ts'
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export { type ConsistencyClaim, consistencyProof, verifyConsistency } from './consistency.ts'
export {
  type Cosignature,
  type CosignaturesRead,
  cosign,
  cosignaturesOn,
  formatWitnessKey,
  parseWitnessKey,
  witnessOf,
} from './cosignature.ts'
export { decodeEntries, encodeEntries, longestEntry } from './entries.ts'
export { type GrowingTree, growingTree, type WholeTile } from './growing-tree.ts'
export { emptyRoot, leafHash, nodeHash } from './hash.ts'
export { type InclusionClaim, inclusionProof, verifyInclusion } from './inclusion.ts'
export { openNote, signNote } from './note.ts'
export {
  formatVerifierKey,
  makeSigner,
  type NoteSigner,
  type NoteVerifier,
  parseVerifierKey,
  privateKeyOfSeed,
  signerOf,
} from './note-key.ts'
export { checkProof, formatProof, type ProofFile, parseProof } from './proof-file.ts'
export type { Read } from './read.ts'
export {
  entriesPath,
  hashAtOfTiles,
  parseTilePath,
  type Tile,
  tileBytes,
  tilePath,
  tilesToWrite,
  tileWidth,
} from './tile.ts'
export { type HashAt, type MemoryTree, memoryTree, treeHash } from './tree.ts'
