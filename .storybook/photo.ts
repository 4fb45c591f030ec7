/** A picture of hills, as anybody might send one. */
export const photo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="#a9c7d6"/><circle cx="240" cy="60" r="24" fill="#f4e3b2"/><path d="M0 150 80 90l70 50 70-60 100 70v50H0Z" fill="#4c6b57"/></svg>',
)}`;
