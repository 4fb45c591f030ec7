/** The request header in which a page proves which member of a room it is. */
export const clientSecretHeader = 'x-client-secret';
