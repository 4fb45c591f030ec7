/** Environment variables, such as `process.env`; others than ours are ignored. */
export type Environment = Readonly<Record<string, string | undefined>>;
