/* Keeps the room page usable without a network: pages from the network first, files of the page from what was kept. Notes are not its business. */
const kept = 'understory-room'
const patience_ms = 4_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (/^\/(assets\/|room(-es)?\.webmanifest|room-icon)/.test(url.pathname))
    event.respondWith(file(request))
})

/** A network that is there and does not answer is as bad as none. */
async function page(request) {
  const cache = await caches.open(kept)
  const there = await cache.match(request, { ignoreSearch: true })
  if (!there) return fetch(request)
  const slow = new Promise(resolve => setTimeout(() => resolve(there), patience_ms))
  return Promise.race([fetch(request).catch(() => there), slow])
}

async function file(request) {
  const cache = await caches.open(kept)
  return (await cache.match(request)) ?? fetch(request)
}
