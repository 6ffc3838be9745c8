import * as Plot from '@observablehq/plot'

let drawingDocument: Document | undefined = globalThis.document

/** Sets the document that Plot draws into on the server. */
export function drawWith(document: Document): void {
  drawingDocument = document
}

/**
 * Draws a plot to SVG text. Plot's own style sheet is taken out: `styles/charts.css` holds the same rules once
 * per page. The drawing is decoration to a screen reader; the figure around it carries the text alternative.
 */
export function drawPlot(options: Plot.PlotOptions): string {
  if (!drawingDocument) throw new Error('drawPlot needs a document; call drawWith() first.')
  const svg = Plot.plot({
    ...options,
    document: drawingDocument,
    className: 'plot',
    style: {},
    figure: false,
  })
  for (const style of svg.querySelectorAll('style')) style.remove()
  svg.removeAttribute('style')
  svg.removeAttribute('width')
  svg.removeAttribute('height')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  return shorten(svg.outerHTML)
}

/** Coordinates to a tenth of a pixel: nobody sees more, and everybody waits for it. */
const shorten = (svg: string): string =>
  svg
    .replace(/-?\d+\.\d{2,}/g, digits => String(Math.round(Number(digits) * 10) / 10))
    .replace(/ style="[^"]*"/g, '')
