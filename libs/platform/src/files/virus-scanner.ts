/** Looks for malware in what comes in, before anything else opens it. */
export interface VirusScanner {
  /** @returns the name of what was found, or undefined. @throws DomainError FILES_SCANNER_UNAVAILABLE */
  scan(bytes: Buffer): Promise<string | undefined>;

  /** @throws DomainError FILES_SCANNER_UNAVAILABLE when it does not answer. */
  check(): Promise<void>;
}
