import type { Meaning } from './types.ts'

/** `CrimeDateT` and `crime_date_t` and `CRIME DATE T` → `crime date t`. */
export const wordsOfName = (name: string): string =>
  name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()

type NameRule = readonly [meaning: Meaning, pattern: RegExp]

/** What a name alone suggests, likeliest first. Shapefiles cut names to ten characters: hence the open ends. */
const nameRules: readonly NameRule[] = [
  ['about-a-person', /\b(age|sex|gender|race|ethnic\w*|dob|birth\w*)\b/],
  [
    'person',
    /\b(first name|last name|surname|victim (first|last|name)|suspect name|officer( name)?|reporting officer|detective|complainant|owner|licensee|license name|full name|phone|telephone|e ?mail|ssn|dob|date of birth)\b/,
  ],
  ['killed', /\b(killed|fatalit\w*|deaths?|n killed)\b/],
  ['injured', /\b(injured|wounded|injur\w*)\b/],
  [
    'victims',
    /\b(total inci\w*|victims?( count)?|num victims|number of victims|incident count|total incidents?)$/,
  ],
  ['date-reported', /\b(report\w* dat\w*|dat\w* report\w*|reported( on| at)?|rpt d\w+)\b/],
  ['date', /\b(dat|date|dates|date ?t\w*|datetime|dt|timestamp|occurred( on| at)?|occurrence)\b/],
  ['time', /\b(time|tm|hour|heure)\b/],
  ['year', /^(year|yr|yyyy|\w+ year)$/],
  ['month', /^(month|mon|mm)$/],
  ['day', /^(day|day of month|dd)$/],
  ['longitude', /^(\w+ )?(lon|lng|long|longitude|longitud|point x)$/],
  ['latitude', /^(\w+ )?(lat|latitude|latitud|point y)$/],
  [
    'point-text',
    /^(geo ?locatio\w*|geo ?point\w*|location 1|lon lat|lat lon|coordinates|geocoded column|point)$/,
  ],
  ['x', /^((\w+ )?x|x ?block|x ?coord\w*( cd)?|coord x|easting|east|x coordinate|utm x)$/],
  ['y', /^((\w+ )?y|y ?block|y ?coord\w*( cd)?|coord y|northing|north|y coordinate|utm y)$/],
  ['weapon', /\b(weapon\w*|method|gun type)\b/],
  ['setting', /\b(inside( out\w*)?|in ?out\w*|indoor\w*|premise setting)\b/],
  ['clearance', /\b(disposition|clearance\w*|cleared|case status|outcome|solved)\b/],
  ['code', /\b(crime code|offen[sc]e code|ucr( code)?|iucr|nibrs( code)?|charge code)\b|^code$/],
  [
    'offence',
    /\b(offen[sc]es?|descripti\w*|primary type|crime type|incident type|charge desc\w*|charge|category|incident of\w*|type|fatal|nature)\b/,
  ],
  ['neighborhood', /\b(neighbou?rho\w*|nbhd|community( area)?|nsa)\b/],
  ['district', /\b(police district|district|precinct|division)\b/],
  ['city', /^(city|municipality|town|city or county|locality|jurisdiction( city)?)$/],
  [
    'address',
    /\b(address|addr|location|loc|block(?! group)|street( name)?|arrest loca\w*|incident lo\w*|intersection|block number|hundred block)\b/,
  ],
  [
    'key',
    /\b(id|uuid|guid|key|ccn|rowid|row id|objectid|sid|no|number|nbr|num|numb|case|incident id|record id|complaint)\b/,
  ],
]

/** Meanings that the name suggests. */
export function meaningsOfName(name: string): Meaning[] {
  const words = wordsOfName(name)
  return nameRules.filter(([, pattern]) => pattern.test(words)).map(([meaning]) => meaning)
}
