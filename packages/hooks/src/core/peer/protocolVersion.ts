/** The version of everything two visavis peers say to each other. Another one is refused, not guessed at. */
export const PROTOCOL_VERSION = 1;
