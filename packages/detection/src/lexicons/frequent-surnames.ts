/**
 * Family names of the United States that are frequent, but for the hundred most common ones, which are in a list of
 * their own: after the frequencies of the US Census of 2010 (public domain), written down from general knowledge and
 * without their weights, since the table could not be had. Left out are given names, and words that are more often
 * something else even where a name stands.
 */
export const FREQUENT_SURNAMES: ReadonlySet<string> = new Set(
  `Abbott Acosta Aguilar Aguirre Alexander Alvarado Andrews Armstrong Arnold Avila Ayala Ballard
Banks Barber Barker Barnes Barnett Barrett Barton Bass Bates Beck Becker Benson Berry Bishop
Black Blair Blake Boone Bowen Bowers Bowman Boyd Bradley Brady Brewer Briggs Bryant Buchanan
Burgess Burke Burns Burton Bush Butler Byrd Cabrera Calderon Caldwell Camacho Cardenas Carlson
Carpenter Carr Carroll Carson Cervantes Chambers Chan Chandler Chang Chapman Chen Christensen
Clarke Clayton Cohen Cole Coleman Collier Combs Conner Contreras Conway Copeland Cortez Crawford
Cummings Cunningham Curtis Daniels Davidson Dawson Deleon Delgado Dixon Dominguez Doyle Duncan
Dunn Duran Elliott Ellis Erickson Espinoza Estrada Farmer Farrell Ferguson Fernandez Fields
Figueroa Fisher Fitzgerald Fleming Fletcher Foley Ford Fowler Fox Franklin Frazier Freeman
Fuentes Fuller Gallagher Gallegos Garner Garrett Garza Gibbs Gibson Gilbert Gill Glover Goodman
Goodwin Gordon Graham Grant Graves Greene Greer Griffin Griffith Guerra Guerrero Guzman Hale
Hamilton Hammond Hampton Hansen Hanson Hardy Harmon Harper Harrington Harrison Hart Harvey
Hawkins Hayes Haynes Henderson Herrera Hicks Higgins Hines Hodges Hoffman Hogan Holmes Holt
Hopkins Horton Howell Hubbard Hudson Huff Hunt Hunter Ibarra Ingram Jacobs Jacobson Jennings
Jensen Johnston Juarez Keller Kelley Kennedy Khan Klein Knight Lamb Lambert Lane Lara Larson
Lawrence Lawson Leonard Li Lin Lindsey Liu Lloyd Logan Lowe Luna Lynch Lyons Mack Maldonado
Malone Mann Manning Marquez Marsh Marshall Mason Mathis Matthews Maxwell Mccarthy Mccormick Mccoy
Mcdaniel Mcdonald Mcgee Mcguire Mckenzie Mckinney Mclaughlin Medina Mejia Mendez Meyer Miles
Miranda Molina Montgomery Montoya Moody Moran Moreno Morrison Morrow Morton Moss Mueller Mullins
Munoz Murillo Murray Navarro Neal Newman Newton Nichols Norris Norton Nunez Obrien Ochoa Oconnor
Olson Orozco Ortega Osborne Owen Owens Pacheco Padilla Palmer Parks Parsons Patterson Patton
Payne Pearson Pena Perkins Perry Peters Pham Pierce Pittman Poole Pope Porter Potter Powell Pratt
Quinn Ramsey Reese Reid Reynolds Rhodes Rice Richards Riley Rios Rivas Robbins Roberson Robertson
Robles Rodgers Rojas Romero Rosales Rose Ross Rowe Rubio Russell Ryan Salazar Salinas Sandoval
Santiago Santos Saunders Schmidt Schneider Schroeder Schultz Schwartz Serrano Shaw Shelton
Sherman Silva Simmons Simpson Sims Singh Singleton Snyder Solis Soto Spencer Steele Stephens
Stevens Stevenson Stokes Stone Strickland Suarez Sullivan Sutton Swanson Townsend Tran Trujillo
Tucker Underwood Valdez Valencia Valenzuela Vargas Vaughn Vazquez Vega Velasquez Velez Villanueva
Villarreal Wade Wagner Wallace Walsh Walters Walton Warner Warren Watkins Watts Weaver Webb Weber
Webster Welch Wells Wheeler Wilkerson Wilkins Williamson Willis Wise Wolf Wolfe Wong Woodard
Woods Wu Yang Yates Zamora Zhang Zimmerman`.split(/\s+/),
)
