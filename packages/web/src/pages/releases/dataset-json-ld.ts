import type { ReleaseOne } from '@understory/model'

/**
 * The release as schema.org/Dataset, for the search engines of data sets. It is data in a script element, which no browser runs,
 * so the policy `script-src 'none'` lets it stand. No `<` is left in it that could end the element.
 */
export function datasetJsonLd({ city, release, page }: ReleaseOne): string {
  const home = page.slice(0, page.length - `/releases/${release.id}`.length)
  const description = [release.what, ...release.notes, `Data as of ${release.asOf}.`].join(' ')
  const value = {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': page,
    name: `${city.title}: ${release.title}`,
    description: description.slice(0, 5000),
    url: page,
    identifier: `urn:uuid:${release.id}`,
    version: String(release.number),
    datePublished: release.approved?.at.slice(0, 10),
    isAccessibleForFree: true,
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    creator: { '@type': 'Organization', name: city.title },
    spatialCoverage: city.title,
    variableMeasured: release.previews.map(table => table.title),
    distribution: release.files.map(file => ({
      '@type': 'DataDownload',
      name: file.name,
      encodingFormat: file.mediaType.replace(/;.*/, ''),
      contentUrl: home + file.address,
      contentSize: `${file.bytes} B`,
      sha256: file.sha256,
    })),
  }
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
