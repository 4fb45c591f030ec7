/** Where the stories are while pictures are taken. */
export const storybookPort = 3216;
