declare module 'hunspell-wasm/wasm/hunspell.js' {
  /** Starts the engine; `locateFile` says where its code is. */
  const start: (options: { locateFile: (file: string) => string }) => Promise<unknown>;
  export default start;
}
