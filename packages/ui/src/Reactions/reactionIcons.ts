/** The reactions that come with the package, in the order in which they are offered; their names are in the locales. */
export const reactionIcons = { like: '👍', love: '❤️', clap: '👏', laugh: '😂', wow: '😮', party: '🎉' } as const;

/** The name of one of them. */
export type Reaction = keyof typeof reactionIcons;
