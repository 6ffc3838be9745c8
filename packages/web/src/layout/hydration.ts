/** A route opts in to script with `export const handle = { hydrate: true } satisfies PageHandle`. */
export interface PageHandle {
  hydrate?: boolean
}

/** True when one of the matched routes opts in to script. */
export const isHydrated = (routes: readonly { handle?: unknown }[]): boolean =>
  routes.some(
    ({ handle }) => typeof handle === 'object' && handle !== null && 'hydrate' in handle && !!handle.hydrate,
  )
