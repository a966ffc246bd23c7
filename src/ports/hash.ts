export interface Hash {
  /** SHA-256 as 64 lower-case hex digits. */
  sha256(bytes: Uint8Array): Promise<string>;
}
