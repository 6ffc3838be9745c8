/** Why somebody reads rows that are not open. Every such query carries one; the list is closed. */
export const purposes = [
  'analysis',
  'evaluation',
  'data-quality',
  'disclosure-review',
  'service-delivery',
  'response',
  'dialogue',
  'legal-review',
  'audit',
] as const
export type Purpose = (typeof purposes)[number]

/** What no agreement can allow. Source: AISP, Finding a Way Forward (2022); model language of data-use licences. */
export const prohibitedPurposes = ['enforcement', 'immigration', 'eviction'] as const
export type ProhibitedPurpose = (typeof prohibitedPurposes)[number]
