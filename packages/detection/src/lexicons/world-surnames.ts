/**
 * Frequent family names of other countries than the United States, written down from general knowledge and without
 * weights. Left out are those that are ordinary or technical words in English, and eponyms.
 */
export const WORLD_SURNAMES: ReadonlySet<string> = new Set(
  `Aaltonen Aas Abebe Abiola Acar Adamczyk Adebayo Adeyemi Agarwal Agrawal Aguilar Ahmadi Ahmed Ahonen Ahuja Aigner Akbulut
Akgül Akhtar Aksoy Akıncı Albrecht Alekseev Ali Almeida Alonso Alves Amato Andersen Andersson Andreasen Ansari Antonsen
Appiah Araújo Arias Arnaud Arora Arslan Asante Aslan Ateş Avcı Awad Axelsson Aydın Azevedo Babić Bakke Bakken Bakker
Bakos Balogh Balogun Balázs Banerjee Bansal Baran Barbier Barbieri Barbosa Barros Bartoš Basu Batista Bauer Baumann
Becker Bekele Benedetti Beneš Benešová Bengtsson Benítez Berger Berglund Bergmann Bergström Bernard Bertrand Bhat Bhatia
Bhattacharya Bhutto Bianchi Bianco Biró Blanchard Blanco Blažek Boateng Bodnár Bogdán Bondarenko Bonnet Boros Bose
Bosman Botha Bourgeois Boyer Boyko Bozkurt Braga Brandt Brouwer Brunet Brunner Bui Bulut Byrne Böhm Caballero Cabrera
Calvo Campos Carbone Cardoso Carmona Caron Carrasco Caruso Carvalho Castillo Castro Cattaneo Cavalcanti Chakraborty Chan
Chatterjee Chaturvedi Chauhan Chen Cheng Cheung Chevalier Choi Chopra Chowdhury Christensen Christiansen Chua Cissé
Claes Clausen Clément Coetzee Colas Colombo Conte Conti Coppola Correia Cortés Coulibaly Crespo Cruz Cunha Dahl
Danielsson Darwish Dasgupta Davies Dekker Delgado Demir Deng Desai Deshpande Deák Dhillon Diallo Dias Dietrich Dijkstra
Dimitriou Dlamini Doherty Doležal Doležalová Domínguez Doyle Doğan Duarte Dubey Dubois Dudek Dufour Dumas Dumitru Dumont
Dunne Duong Dupont Durand Durán Dutta Duval Dvořák Dvořáková Díaz Dąbrowska Dąbrowski Egger Egorov Eide Ekinci Eklund
Engström Erasmus Erdoğan Eriksen Eriksson Esposito Eze Fabbri Farina Farkas Faure Fazekas Fedorov Fehér Fekete Feng
Ferguson Fernandes Fernández Ferrara Ferrari Ferraro Ferreira Ferrer Ferri Fiala Fialová Fischer Flores Fodor Fontaine
Fontana Forsberg Fourie Fournier Frederiksen Fredriksson Freitas Friedrich Fuentes Fujita Gaillard Gallagher
Gallego Galli Gallo Gao García Garnier Garrido Gatti Gauthier Gautier Gentile Georgiou Gheorghe Ghosh Gil Giménez
Giordano Girard Giraud Giuliani Goh Gomes González Gonçalves Goossens Goto Govender Grabowski Graf Grassi Grasso Greco
Griffiths Gruber Guerrero Gulyás Gundersen Guo Gupta Gustafsson Gutiérrez Guérin Gál Gérard Gómez Górski Gül Güler Güneş
Günther Haas Haddad Hagen Hahn Hakala Halvorsen Halász Hamdan Hansen Hansson Hasegawa Hauge Haugen Haugland
Hayashi Hegde Hegedüs Hegedűs Heikkilä Heikkinen Heinonen Heinrich Hendriks Henriksen Henriksson Hermans Hernández
Herrera Herrero Herrmann Hidalgo Hiltunen Hoekstra Hoffmann Hofmann Horvat Horváth Horák Horáková Hosseini Huang Huber
Hughes Hussain Huynh Hájek Hájková Hämäläinen Ibáñez Iglesias Ikeda Illés Inoue Ionescu Ishikawa Ivanov Ivanova Iversen
Iyengar Iyer Işık Jabłoński Jacobs Jacobsen Jain Jakobsen Jakobsson Jang Jankowska Jankowski Jansen Janssen Jansson
Jaworski Jelínek Jelínková Jensen Jeong Jiang Jiménez Johannessen Johansen Johansson Johnsen Jokinen Joly Jonsson Joshi
Joubert Jovanović Juhász Järvinen Jönsson Jørgensen Kaczmarek Kallio Kamath Kamińska Kamiński Kang Kaplan Kapoor Karaca
Karimi Kariuki Karjalainen Karlsen Karlsson Kato Katona Kaya Keita Kelemen Kelly Kennedy Keskin Khan Khanna Khatri
Khoury Khumalo Kim Kimura Kinnunen Király Knudsen Kobayashi Kocsis Koh Koivisto Kolář Kolářová Konaté Konstantinou
Kopecký Korhonen Korkmaz Koskinen Koster Kovalenko Kovačević Kovács Kowalczyk Kowalska Kowalski Kozlov Kozłowska
Kozłowski Koç Kramer Kratochvíl Kraus Krause Kravchenko Krawczyk Krejčí Krishnan Kristensen Kristiansen Kruger Král
Králová Król Krüger Kuiper Kuipers Kulkarni Kumar Kurt Kuznetsov Kučera Kučerová Kwiatkowski Kwok Kwon Kärkkäinen Köhler
König Köse Kühn Kılıç Kříž Lahtinen Laine Laitinen Lakatos Lambert Lambrechts Lange Larsen Larsson Lau Laursen Lebedev
Leclerc Lecomte Lefebvre Lefèvre Legrand Lehmann Lehtinen Lehtonen Leinonen Leitner Lemaire Lemoine Leone Leppänen
Leroux Leroy Leung Lewandowska Lewandowski León Liang Lima Lind Lindberg Lindgren Lindqvist Lindström Liu Llewellyn
Lombardi Lombardo Longo Lopes Lorenz Lorenzo Lozano Lucas Lukács Lundberg Lundgren Lundqvist Luo Lynch László López Maas
Macdonald Macedo Mackenzie Madsen Maes Magnusson Mahlangu Maier Majewski Malhotra Malik Malinowski Mancini Mansour
Marais Marchand Marchetti Marek Mariani Marini Marino Marić Marković Marková Marques Martens Martinelli Martinez Martini
Martins Martínez Marín Mathieu Matsumoto Mattila Mattsson Mayer Mazur Mazza McCarthy Medina Mehta Meier Meijer Melnyk
Melo Memon Mendes Mensah Mercier Mertens Messina Meunier Meyer Michalak Michalski Miettinen Mikhailov Mikkelsen Mishra
Mittal Mkhize Moen Mokoena Molina Molnár Monteiro Montero Monti Moradi Morales Moreau Moreira Morel Morelli Moreno
Moretti Morin Morozov Mortensen Moser Moura Mthembu Mukherjee Mulder Murakami Murphy Musil Márquez Mäkelä Mäkinen Méndez
Mészáros Möller Møller Müller Nagy Naidoo Naidu Nair Najjar Nakamura Nascimento Nasr Navarro Navrátil Navrátilová Ndiaye
Ndlovu Nel Neumann Ngo Nguyen Nielsen Niemi Nieminen Nieto Nikolaev Nikolaidis Nikolić Nilsson Nkosi Nogueira Novikov
Novotná Novotný Novák Nováková Nowak Nowakowski Nowicki Nunes Nwosu Nygård Németh Núñez Němcová Němec Obi Ochieng
Odhiambo Ogawa Ogunleye Okada Okafor Okeke Okonkwo Olesen Oliveira Olofsson Olsen Olsson Olszewski Oláh Oosthuizen Orlov
Orsós Ortega Ortiz Osei Ostrowski Owusu Palumbo Pandey Papadakis Papadopoulos Papp Parisi Pascual Patel Patil Pavlov
Pawlak Pawłowski Pedersen Peeters Peixoto Pellegrini Pellegrino Pereira Perez Perrin Persson Petersen Petrov Petrova
Petrović Pettersen Pettersson Peña Pfeiffer Pham Phan Picard Pietrzak Pillai Pintér Piotrowski Pitkänen Pohl Poirier
Pokorná Pokorný Polat Popa Popescu Popov Pospíšil Pospíšilová Postma Poulsen Pretorius Prieto Procházka Procházková
Pérez Quinn Quintero Qureshi Rahman Rajput Raman Ramos Ramírez Rantanen Rao Rasmussen Rathore Reddy Reiter Renard Renaud
Reyes Rezaei Ribeiro Ricci Richter Rinaldi Rissanen Rizzi Rizzo Robin Roche Rodrigues Rodríguez Rojas Rolland Romero
Rossi Roussel Rubio Ruiz Russo Rusu Rutkowski Ryan Rácz Räsänen Růžička Růžičková Saarinen Saito Saleh Salminen
Salo Salonen Sampaio Sanchez Sandberg Sanna Santana Santiago Santoro Santos Sanz Sarı Sasaki Savolainen Saxena Schmid
Schmidt Schmitt Schmitz Schneider Scholz Schouten Schreiber Schröder Schubert Schultz Schulz Schulze Schuster Schwarz
Schäfer Sedláček Sedláčková Seidel Semenov Sengupta Serra Serrano Sethi Shah Shaheen Sharma Sheikh Shetty Shevchenko
Shimizu Siddiqui Sidhu Sikora Silva Silvestri Simonsen Sinclair Singh Sipos Sithole Sjöberg Smirnov Smirnova Smit Smits
Soares Sokolov Solberg Somogyi Soto Souza Srivastava Steiner Stepanov Steyn Stoica Stępień Subramanian Suzuki Suárez
Svendsen Svensson Svoboda Svobodová Swanepoel Szabó Szalai Szewczyk Szilágyi Szymańska Szymański Szűcs Sánchez Sönmez
Sørensen Takahashi Takács Tanaka Tang Taş Teixeira Tekin Teo Tesfaye Thakur Thomsen Tiwari Tkachenko Tomaszewski Toprak
Torres Tran Traoré Trivedi Tunç Tuominen Turan Turunen Tóth Török Urbanová Uçar Valentini Vaněk Varga Vargas Varma
Vasiliev Vaňková Veenstra Vega Venkatesan Venter Verhoeven Verma Vermeulen Verstraete Veselá Veselý Vicente Vidal Vieira
Viljoen Vincze Virtanen Visser Vitale Vlček Vogel Vogt Voigt Volkov Vu Vázquez Väisänen Vörös Wagner Walczak Wallin
Walsh Wambui Wang Watanabe Weiß Wieczorek Willems Willemsen Wimmer Winkler Witkowski Wiśniewska Wiśniewski Wojciechowski
Wong Wouters Woźniak Wróbel Wójcik Xavier Xiao Xie Xu Yadav Yalçın Yamada Yamaguchi Yamamoto Yang Yavuz Yoon Yoshida
Yuan Yüksel Yıldırım Yıldız Yılmaz Zając Zeman Zemanová Zhang Zhao Zheng Zhou Zhu Ziegler Zielińska Zieliński Zimmermann
Zulu Álvarez Çakır Çelik Çetin Özbek Özcan Özdemir Özer Özkan Öztürk Ünal Čermák Čermáková Černá Černý Đorđević Şahin
Şimşek Šimek`
    .split(/\s+/)
    .filter((name) => name !== ''),
)
