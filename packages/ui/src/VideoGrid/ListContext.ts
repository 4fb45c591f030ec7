import { createContext } from 'react';

/** Whether the tile is an item of a grid's list, and so has to be an `<li>`. */
export const ListContext = createContext(false);
