/**
 * In a page of Firefox's as long as the extension lives; then the browser takes it out. A person's style sheet, whose important
 * declarations no page can override (CSS Cascading 5, "cascade sorting order").
 */
export const livingSheet = `likeable-gallery {
  --lg-living: visible !important;
  --lg-living-display: block !important;
  --lg-ended-display: none !important;
}`;
