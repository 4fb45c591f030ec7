/** The request header by which the proxy tells the layout that the page stands in another site's frame. */
export const embeddingHeader = 'x-visavis-embed';

/** Whether `?embed=1` was asked for. */
export function readEmbedding(value: string | null | undefined): boolean {
  return value === '1';
}
