/** How many may be in one room: everybody sends to everybody, so upload grows with each. */
export const maxPeople = 8;
