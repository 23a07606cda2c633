/** How many pages read by rules are a point. */
export const pagesPerPoint = 20;

/** What so many pages cost: by the page where a model reads them, else a point for some of them together. */
export const pointsFor = (pages: number, ofPage: number): number =>
  ofPage > 0 ? pages * ofPage : Math.ceil(pages / pagesPerPoint);

/** How many pages so many points pay for. */
export const pagesFor = (points: number, ofPage: number): number =>
  ofPage > 0 ? Math.floor(points / ofPage) : points * pagesPerPoint;
