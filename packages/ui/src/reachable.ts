/** For a region that scrolls: it has to be reachable with the keyboard; not every browser sees to that. */
export const reachable = { tabIndex: 0 };
