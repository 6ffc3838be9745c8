/** Keeps this page and the files it is made of on the device, so that it opens without a network. False where the browser cannot. */
export async function keepPage(path: string): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false
  await navigator.serviceWorker.register('/room-worker.js', { scope: path })
  await navigator.serviceWorker.ready
  const files = performance
    .getEntriesByType('resource')
    .map(entry => new URL(entry.name))
    .filter(url => url.origin === location.origin && url.pathname.startsWith('/assets/'))
    .map(url => url.pathname)
  const linked = [...document.querySelectorAll<HTMLLinkElement>('link[href^="/"]')].flatMap(link =>
    /preload|stylesheet|manifest/.test(link.rel) ? [new URL(link.href).pathname] : [],
  )
  const cache = await caches.open('understory-room')
  const wanted = [...new Set([...files, ...linked])]
  const there = new Set((await cache.keys()).map(request => new URL(request.url).pathname))
  await Promise.all([cache.add(path), ...wanted.filter(one => !there.has(one)).map(one => cache.add(one))])
  await navigator.storage?.persist?.().catch(() => false)
  return true
}
