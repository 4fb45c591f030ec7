/**
 * Why a test takes longer than 5 s on a quiet machine. One that is not here is to be mended.
 *
 * @type {readonly { file: string, title: string, why: string }[]}
 */
export const slowTests = [];
