/** The words of `DropHint`, in English. */
export const dropHint = { drop: 'Drop it here to send it to everyone' };
