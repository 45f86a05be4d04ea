/**
 * The hundred most common family names of the United States, many of which are ordinary words.
 * Source: fivethirtyeight/data, most-common-name/surnames.csv after the US Census (CC BY 4.0),
 * sha256 f33ecdcfe3e42261749935866455a0c1af6c718c0cde6440970d09a83be34481.
 */
export const COMMON_SURNAMES: ReadonlySet<string> = new Set(
  `Adams Allen Alvarez Anderson Bailey Baker Bell Bennett Brooks Brown Campbell Carter Castillo Chavez Clark Collins Cook Cooper Cox Cruz Davis Diaz Edwards Evans Flores Foster Garcia Gomez Gonzales Gonzalez Gray Green Gutierrez Hall Harris Hernandez Hill Howard Hughes Jackson James Jimenez Johnson Jones Kelly Kim King Lee Lewis Long Lopez Martin Martinez Mendoza Miller Mitchell Moore Morales Morgan Morris Murphy Nelson Nguyen Ortiz Parker Perez Peterson Phillips Price Ramirez Ramos Reed Reyes Richardson Rivera Roberts Robinson Rodriguez Rogers Ruiz Sanchez Sanders Scott Smith Stewart Taylor Thomas Thompson Torres Turner Vasquez Walker Ward Watson White Williams Wilson Wood Wright Young`.split(
    ' ',
  ),
)
