import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A SHA-256 that is fed in pieces; `hex` closes it. Works where `crypto.subtle` does not exist: on a plain-HTTP intranet. */
export type RunningHash = { update(bytes: Uint8Array): void; hex(): string }

/** Starts a SHA-256. */
export function startHash(): RunningHash {
  const hash = sha256.create()
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => bytesToHex(hash.digest()),
  }
}
