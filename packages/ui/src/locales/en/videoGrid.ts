/** The words of `VideoGrid`, in English. */
export const videoGrid = {
  participants: 'Participants',
  pages: 'Pages of participants',
  page: (page: number, pages: number) => `${page} of ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
};
