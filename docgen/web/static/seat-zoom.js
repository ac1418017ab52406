// How large a chart is shown, and which part of it is seen.

const ZOOM_STEP = 1.4;
const MOST_ZOOM = 6;
// names are at least so high on the screen, unless the chart would become much wider than its place
const NAME_PX = 11;
// a chart whose names can just be read is shown whole
const READABLE_PX = 9;
const MOST_FIRST_ZOOM = 2.6;

export function zoom(page, by) {
  const {state} = page;
  if (page.drawn) {
    state.zoom = Math.min(MOST_ZOOM, Math.max(1, page.zoomed * (by > 0 ? ZOOM_STEP : 1 / ZOOM_STEP)));
    setZoom(page, state.zoom);
  }
}

// The whole width of a chart in its place, however small the names become.
export function fit(page) {
  if (page.drawn) {
    page.state.zoom = 1;
    setZoom(page, 1);
  }
}

// How large a chart is at first: as wide as its place, larger where names would be too small to read.
export function firstZoom({parts}, chart) {
  const name = (parts.chart.clientWidth / chart.area.width) * chart.type;
  return name >= READABLE_PX ? 1 : Math.min(MOST_FIRST_ZOOM, Math.max(1, NAME_PX / name));
}

export function setZoom(page, zoomed) {
  page.zoomed = zoomed;
  page.drawn.svg.style.width = `${100 * zoomed}%`;
}

// Brings the first seat into the middle of what is seen.
export function lookAt({parts, drawn}, seat) {
  const place = parts.chart.getBoundingClientRect();
  const box = drawn.buttons.get(seat.id).getBoundingClientRect();
  parts.chart.scrollTo(box.x + box.width / 2 - place.x - place.width / 2, 0);
}
