import type { Crs } from './crs.ts'

/**
 * Parameters as in the EPSG dataset (epsg.org), written for proj4; checked in crs.test.ts against published points.
 * The state planes are the US survey foot ones that cities publish in.
 */
export const crsDefinitions: readonly Crs[] = [
  {
    code: 'EPSG:4326',
    title: 'WGS84 degrees',
    unit: 'degree',
    area: [-180, -90, 180, 90],
    proj4: '+proj=longlat +datum=WGS84 +no_defs',
  },
  {
    code: 'EPSG:3857',
    title: 'Web Mercator',
    unit: 'metre',
    area: [-180, -85.06, 180, 85.06],
    proj4:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  },
  {
    code: 'EPSG:27700',
    title: 'British National Grid (OSGB36)',
    unit: 'metre',
    area: [-9.01, 49.75, 2.01, 61.01],
    proj4:
      '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  },
  {
    code: 'EPSG:26985',
    title: 'Maryland state plane, metres (NAD83)',
    unit: 'metre',
    area: [-79.49, 37.88, -74.97, 39.73],
    proj4:
      '+proj=lcc +lat_0=37.666666666667 +lon_0=-77 +lat_1=39.45 +lat_2=38.3 +x_0=400000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
  },
  {
    code: 'EPSG:2248',
    title: 'Maryland state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-79.49, 37.88, -74.97, 39.73],
    proj4:
      '+proj=lcc +lat_0=37.666666666667 +lon_0=-77 +lat_1=39.45 +lat_2=38.3 +x_0=399999.9998983998 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2272',
    title: 'Pennsylvania South state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-80.53, 39.71, -74.72, 41.18],
    proj4:
      '+proj=lcc +lat_0=39.333333333333 +lon_0=-77.75 +lat_1=40.966666666667 +lat_2=39.933333333333 +x_0=600000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2271',
    title: 'Pennsylvania North state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-80.53, 40.6, -74.7, 42.53],
    proj4:
      '+proj=lcc +lat_0=40.166666666667 +lon_0=-77.75 +lat_1=41.95 +lat_2=40.883333333333 +x_0=600000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2283',
    title: 'Virginia North state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-80.06, 37.77, -76.51, 39.46],
    proj4:
      '+proj=lcc +lat_0=37.666666666667 +lon_0=-78.5 +lat_1=39.2 +lat_2=38.033333333333 +x_0=3500000.0001016 +y_0=2000000.0001016 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2284',
    title: 'Virginia South state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-83.68, 36.54, -75.31, 38.28],
    proj4:
      '+proj=lcc +lat_0=36.333333333333 +lon_0=-78.5 +lat_1=37.966666666667 +lat_2=36.766666666667 +x_0=3500000.0001016 +y_0=999999.9998983998 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2235',
    title: 'Delaware state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-75.8, 38.44, -74.97, 39.85],
    proj4:
      '+proj=tmerc +lat_0=38 +lon_0=-75.416666666667 +k=0.999995 +x_0=200000.0001016002 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2263',
    title: 'New York Long Island state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-74.26, 40.47, -71.8, 41.3],
    proj4:
      '+proj=lcc +lat_0=40.166666666667 +lon_0=-74 +lat_1=41.033333333333 +lat_2=40.666666666667 +x_0=300000.0000000001 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:3424',
    title: 'New Jersey state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-75.6, 38.87, -73.88, 41.36],
    proj4:
      '+proj=tmerc +lat_0=38.833333333333 +lon_0=-74.5 +k=0.9999 +x_0=150000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2249',
    title: 'Massachusetts Mainland state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-73.5, 41.46, -69.86, 42.89],
    proj4:
      '+proj=lcc +lat_0=41 +lon_0=-71.5 +lat_1=42.683333333333 +lat_2=41.716666666667 +x_0=200000.0001016002 +y_0=750000 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:3435',
    title: 'Illinois East state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-89.27, 37.06, -87.02, 42.5],
    proj4:
      '+proj=tmerc +lat_0=36.666666666667 +lon_0=-88.333333333333 +k=0.999975 +x_0=300000.0000000001 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:3734',
    title: 'Ohio North state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-84.81, 40.1, -80.51, 42.33],
    proj4:
      '+proj=lcc +lat_0=39.666666666667 +lon_0=-82.5 +lat_1=41.7 +lat_2=40.433333333333 +x_0=600000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2240',
    title: 'Georgia West state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-85.61, 30.62, -82.99, 35.01],
    proj4:
      '+proj=tmerc +lat_0=30 +lon_0=-84.166666666667 +k=0.9999 +x_0=699999.9998983998 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2236',
    title: 'Florida East state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-82.33, 24.41, -79.97, 30.83],
    proj4:
      '+proj=tmerc +lat_0=24.333333333333 +lon_0=-81 +k=0.999941177 +x_0=200000.0001016002 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2276',
    title: 'Texas North Central state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-103.07, 31.72, -94.0, 33.96],
    proj4:
      '+proj=lcc +lat_0=31.666666666667 +lon_0=-98.5 +lat_1=33.966666666667 +lat_2=32.133333333333 +x_0=600000 +y_0=2000000.0001016 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2278',
    title: 'Texas South Central state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-105.0, 27.78, -93.76, 30.67],
    proj4:
      '+proj=lcc +lat_0=27.833333333333 +lon_0=-99 +lat_1=30.283333333333 +lat_2=28.383333333333 +x_0=600000 +y_0=3999999.9998984 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2227',
    title: 'California zone 3 state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-123.02, 36.73, -117.83, 38.71],
    proj4:
      '+proj=lcc +lat_0=36.5 +lon_0=-120.5 +lat_1=38.433333333333 +lat_2=37.066666666667 +x_0=2000000.0001016 +y_0=500000.0001016001 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2229',
    title: 'California zone 5 state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-121.42, 32.76, -114.12, 35.81],
    proj4:
      '+proj=lcc +lat_0=33.5 +lon_0=-118 +lat_1=35.466666666667 +lat_2=34.033333333333 +x_0=2000000.0001016 +y_0=500000.0001016001 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2230',
    title: 'California zone 6 state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-118.15, 32.53, -114.42, 34.08],
    proj4:
      '+proj=lcc +lat_0=32.166666666667 +lon_0=-116.25 +lat_1=33.883333333333 +lat_2=32.783333333333 +x_0=2000000.0001016 +y_0=500000.0001016001 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
  {
    code: 'EPSG:2285',
    title: 'Washington North state plane, feet (NAD83)',
    unit: 'us-foot',
    area: [-124.79, 47.08, -117.02, 49.05],
    proj4:
      '+proj=lcc +lat_0=47 +lon_0=-120.833333333333 +lat_1=48.733333333333 +lat_2=47.5 +x_0=500000.0001016001 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=us-ft +no_defs',
  },
]
