/**
 * Common given names of other countries than the United States, written down from general knowledge and without
 * weights, since no table could be had. Left out are those that are ordinary or technical words in English as well.
 */
export const WORLD_GIVEN_NAMES: ReadonlySet<string> = new Set(
  `Aada Aarav Aarne Abbas Abdel Abdullah Abdulrahman Abena Adel Adem Aditi Aditya Adjoa Adnan Adriano Adrien Adrijana Adéla
Afonso Agathe Agneta Agnieszka Agustín Ahmet Aino Aisling Ajay Akash Akinyi Akosua Aksel Akshay Alain Alasdair Albin
Alejo Aleksandar Aleksander Aleksandra Aleksei Aleksey Alena Alessia Alessio Alexandre Alexandros Alexei Alfons Aline
Alistair Aliyah Alper Alžběta Amal Amandine Amar Ammar Amparo Amélie Ana Anand Ananya Anas Anastasios Anatoly Anaïs
Anders Anderson Andrea Andrei Andrej Andrzej András Aneta Angharad Angus Anikó Anjali Anke Ankit Ankita Anne Annegret
Anneli Annika Annukka Anouk Antal Antonella Antonino Antonín Antti Anuj Anuradha Aoife Aparna Apostolos Aranka Arda
Arianna Arjun Arkady Arnaud Arne Arthur Arto Arun Arvid Arvind Aryan Arzu Asbjørn Asena Asha Ashish Ashok Ashwin Asko
Aslak Aslı Astrid Asunción Athanasios Attila Aurélie Aurélien Axel Ayanda Ayhan Ayla Aylin Ayman Aynur Aysel Aytaç Ayush
Ayşe Aziz Balázs Baptiste Barbara Barbora Bartosz Bartłomiej Barış Bayram Başak Beata Beatrice Beatriz Bedřich Begoña
Begüm Bekir Belgin Belén Bence Bengt Benito Benoît Bente Benício Berat Berk Berkay Bernadette Bernardo Bernd Bertalan
Beyza Beáta Bhaskar Bhavna Bilal Bilge Birgit Birgitta Birthe Bjarne Björn Bjørn Blanca Blanka Blaž Bodil Bogdan
Bogumiła Bohdan Bohumil Bohumila Bojan Bongani Boris Botond Bożena Božena Branka Branko Braulio Brigitte Britt Britta
Bronwyn Bruna Buhle Burak Burcu Burkhard Béla Börje Børge Bülent Büşra Břetislav Caio Callum Camille Candela Caoimhe
Carla Carmelo Carmen Carolina Carsten Carys Catalina Catarina Caterina Catriona Cauã Cecilia Cecília Cees Celina Cem
Cemal Cemile Cengiz Cerys Chandra Chantal Charalampos Chetan Chiara Chidi Chika Chinedu Chioma Christelle Christoffer
Christoph Christophe Christos Chukwuemeka Ciarán Cihan Cillian Ciro Claudia Clive Cláudio Clémence Clément Coen Colin
Concepción Concha Conor Consuelo Cornelia Cosimo Cosmin Crispin Cristian Cristóbal Csaba Csilla Czesław Cécile Célia
Céline César Daan Dafydd Dagmar Dagmara Dalibor Damián Daniela Daniele Danuta Dariusz Darja Darragh Davi Davide Dawid
Deepa Deepak Deepika Defne Deirdre Dejan Delphine Demet Denisa Derya Desislava Despina Detlef Devi Dezső Dhruv Didier
Dieter Dilek Dimitar Dimitra Dimitrios Dimitris Dinesh Diogo Dirk Ditte Divya Dmitri Dmitry Domenico Dominique Domonkos
Donato Dorota Doğan Dragan Dragana Dragoş Dumisani Duncan Duygu Dušan Dušanka Dylan Dániel Dávid Débora Dénes Dóra Dörte
Eamon Ebba Eberhard Ebru Ece Edit Edoardo Edson Eduarda Eduardo Edyta Eero Eetu Eeva Egil Eija Eilidh Einar Eino Eira
Eirik Eivind Ekaterina Ekkehard Ekrem Elaine Elena Eleni Elettra Elif Elina Elisabetta Eliška Elke Elsa Elvira Elżbieta
Emanuele Emeka Emelie Emese Emilia Emine Emre Emyr Encarnación Ender Endre Enes Engin Enikő Enrico Enzo Eoghan Eoin
Ercan Erdem Erdoğan Eren Erhan Erhard Erik Erika Erkan Erkki Erling Ernő Erol Erzsébet Esin Eskil Esko Espen Esperanza
Esra Esteban Euan Eugenio Euphemia Evangelos Evelin Evert Evgeny Evžen Ewa Ewan Ezgi Fabio Fabián Fabrice Fabrizio Fadi
Fadime Fahad Faisal Farah Farhan Farid Faruk Fatih Fatima Fatimah Fatma Federica Federico Felipe Femke Ferenc Fergus
Ferhat Feride Fermín Fernanda Fernando Ffion Fikret Filip Filippo Filiz Finn Fiona Fionn Flavia Flemming Florian Florin
Flávio Folke Franc Francesca Francesco Francisca Franciszek František Františka Franziska François Françoise Fraser
Frederico Fredrik Freja Friedrich Frits Frode Fruzsina Frédéric Funda Funmi Furkan Fyodor Fábio Gabriela Gabriele
Gaetano Galina Gamze Gareth Gaurav Gautam Gavin Gaëlle Geert Geeta Geir Gemma Geneviève Gennady Gennaro Genowefa Georgi
Georgios Geraint Gerd Gergely Gergő Gerhard Gerrit Gethin Ghada Gheorghe Ghislaine Giacomo Gianluca Gianni Giannis Gijs
Gilberto Gilles Giorgia Giorgio Giovana Giovanna Giovanni Girish Gisela Giulia Giulio Giuseppe Giuseppina Gizella Gizem
Gonzalo Gopal Goran Gordana Gottfried Govind Graciela Graeme Graham Grażyna Greger Greta Grethe Grigory Grzegorz Gráinne
Guadalupe Gudrun Guilherme Guillaume Gunilla Gunnar Guowei Guro Gustaf Gustav Gustavo Guus Gwen Gwyneth Gyula Gyöngyi
György Gábor Géza Gökhan Gönül Göran Gösta Gül Gülay Gülsüm Gülten Günter Günther Güven Haakon Habib Hacer Hadi Hajnalka
Hakan Halil Halime Halina Hallvard Haluk Hamid Hamish Hamza Hana Hanan Hande Hanna Hanne Hanneke Hannele Hannelore Hannu
Hans Haoran Harald Harish Harmen Harri Hartmut Haruto Hasan Hassan Hatem Hatice Havva Hayri Hedvig Hege Heike Heikki
Heiko Heinrich Heinz Heitor Helena Helga Helle Helmi Helmut Heloísa Hemant Hendrik Henk Henning Henrik Henrique Henryk
Herbert Hermann Hernán Hervé Hien Hilde Hildegard Hilja Hiroko Hiroshi Hjalmar Holger Horacio Horia Horst Hristo Hugo
Hugues Hung Huong Hussein Hyejin Hynek Hywel Håkan Håkon Héctor Hélène Hülya Hüseyin Iain Ibolya Ibrahim Idris Ieuan
Ifeanyi Ifeoma Igor Iida Ikenna Ilaria Ildikó Ileana Ilkka Ilmari Ilona Ilse Ilya Iman Imogen Imran Imre Indira Ineke
Inga Ingeborg Ingemar Ingrid Ingunn Ingvar Inkeri Inmaculada Inès Inês Ioana Ioannis Ionel Irena Irina Irja Irma Iryna
Isabela Isadora Isak Isha Ishaan Isla Ismail István Itziar Iulian Ivan Ivana Ivanka Iveta Ivo Iwan Iwona Iñaki Jaakko
Jaana Jaap Jacek Jacqueline Jacques Jadwiga Jagdish Jaime Jakub Jamal Jamila Jan Jana Janez Janina Janneke Janusz Jari
Jarkko Jarmila Jarmo Jaromír Jaroslav Jaroslava Jarosław Jaya Jean Jelena Jelle Jemima Jens Jenő Jeppe Jeroen Jerzy
Jesper Jesse Jesús Jianguo Jihoon Jindřich Jitka Jiwoo Jiřina Jiří Joana Joanna Joaquim Joaquín Jochen Joep Johan
Johanna Johannes Jolanta Jolán Jonas Joost Jordi Jorge Joris Jorma Josef Josette José Jouni Jovan João Joël Jože Juan
Judit Juha Juhani Jukka Julianna Julien Julián Jussi Justyna Jutta Jyoti Jáchym Jácint János Jérémie Jérôme Jéssica
József Jörg Jørgen Jørn Júlia Júlio Jürgen Kaan Kaare Kaarina Kabir Kacper Kadir Kadriye Kagiso Kaija Kaisa Kalervo
Kalevi Kalina Kalpana Kamal Kamala Kamau Kamil Kamila Karan Karel Kari Karim Karin Karina Karl Karolina Karsten Karthik
Kasper Katalin Katarzyna Katerina Kateřina Katja Katlego Katrin Katya Kauko Kavita Kavya Kazimierz Kazuo Keijo Keiko
Kelechi Kemal Kenan Kenji Kenta Kerem Kerim Kerstin Kgosi Khadija Khaled Khalid Kimmo Kinga Kiran Kirsi Kirsten Kirstine
Kirsty Kishore Kjell Kjersti Kjetil Klaas Klara Klaus Klára Knut Koen Kofi Kojo Konrad Konstantin Konstantinos Koray
Kornél Kostas Krasimir Krishna Kristiina Kristina Kristóf Krisztina Krisztián Krystyna Kryštof Krzysztof Ksenia Kunal
Kvido Květa Kwabena Kwadwo Kwaku Kwame Kwesi Kyriakos Kyösti Kálmán Károly Kåre Kübra Lachlan Ladislav Laila Lajos
Lakshmi Lalit Lara Larisa Larissa Lars Lasse Lassi Lata Laurens Laurent Lauri Layla Leandro Lebogang Leena Leif Leighton
Leila Lena Lene Lenka Lennart Leonardo Leonid Leoš Lerato Leszek Leticia Letícia Levent Levente Libor Libuše Lieke
Liesel Lieselotte Liisa Lina Lindiwe Linh Linnéa Lisbeth Lise Liviu Ljiljana Lorena Lorenzo Lothar Lotte Lourdes Lovisa
Lowri Loïc Lubomír Luboš Luc Luca Lucas Lucia Lucie Lucyna Ludmila Ludwig Luigi Luiz Lukáš Lungile Lutz Luz Luís Luísa
Luíza Lwazi Lyubomir Lyubov Lyudmila László Léa Léon Lívia Lóránt Lőrinc Maaike Maarten Macarena Maciej Madhav Madhuri
Mads Magdalena Magdolna Magne Magnus Mahesh Mahmoud Maija Mairi Majid Maksim Malik Malin Mandla Manfred Manfredi Manish
Manisha Manoj Manon Mansour Manuela Marcela Marcella Marcelo Marcin Marcos Mareike Marek Margarete Margaux Margit
Marguerite Maria Mariam Mariana Marie Marija Marijke Marina Marion Marisol Marit Marius Mariusz Marja Marjatta Marjolein
Markku Marko Markus Markéta Marlene Marloes Marta Marte Martina Martti Maryam Marzena Masako Massimo Matej Mateusz
Matheus Mathieu Mathilde Mats Matteo Matthias Matti Mattia Matías Matěj Mauri Mauricio Maurício Maxime Maximilian Maëlle
Małgorzata Meena Meera Megan Mehdi Mehmet Meike Meiling Melek Melinda Melissa Meltem Mercedes Merete Merja Mert Merve
Meryem Mesut Metin Mette Michaela Michał Michela Michele Michiko Mieczysław Mieke Miguel Mihaela Mihai Mihály Mika
Mikael Mikhail Mikkel Mikko Miklós Milada Milagros Milan Milena Milica Miloslav Miloš Minjun Minna Mircea Mireille
Mirjana Mirko Miroslav Miroslava Mirosław Mladen Mogens Mohamed Mohammad Mohammed Mohan Mohit Mojca Mona Monika Monique
Montserrat Morag Morten Mounir Mpho Muhammad Muhammet Mukesh Murat Murilo Mustafa Mustapha Mwangi Mykola Márcia Márcio
Mária Márta Márton Mátyás Máté Märta Mónika Müge Mürsel Nabil Nader Nadezhda Nadia Nadine Nadège Naděžda Naima Najib
Naledi Nalini Nandi Nandini Naoko Narayan Nasser Natalia Natalya Nathalie Natália Naveen Nawal Nazlı Nebojša Necati
Neelam Neha Nemanja Nenad Nerys Nesrin Ngozi Nguyet Nia Niamh Nicolas Nicoleta Nicoletta Niels Nieves Nigel Nigella
Nihat Niina Nikhil Nikita Niko Nikola Nikolai Nikolaj Nikolaos Nikolay Nikolett Nilgün Nils Nisha Nitin Njoroge Nkechi
Nkosana Noboru Noemi Nomsa Nomvula Nonhlanhla Noor Norbert Nour Noémi Noémie Ntombi Nuray Nurcan Nurettin Nuria Nándor
Obinna Octavian Octavio Océane Oddvar Odile Oisín Okan Oksana Ola Olaf Olavi Oldřich Oleg Oleksandr Olena Olga Olivier
Olivér Oliwia Olli Olof Olov Olu Oluwaseun Omar Ondřej Onni Onur Orhan Orla Ornella Orsolya Osama Oskar Osman Ota Otieno
Otto Ottó Otávio Outi Ove Owain Oğuz Paavo Padma Padraig Palesa Palle Paloma Panagiotis Pankaj Paola Paolo Paraskevi
Parvati Pascale Pasquale Patrice Patryk Paulo Pavel Pavla Pavlína Paweł Peder Pedro Pehr Pekka Pelin Pentti Per Pernilla
Pernille Pertti Petar Petr Petra Petros Petteri Philippa Philippe Phuong Piero Pierre Pieter Pietra Pietro Pilar Pim
Piotr Pippa Pirjo Pirkko Piroska Plamen Polina Pooja Poul Prabhakar Pradeep Prakash Pranav Prasad Prashant Preben Preeti
Primož Priya Priyanka Przemysław Pádraig Pál Päivi Päivikki Pär Péter Pınar Přemysl Quang Quentin Rabia Rachid Radek
Radim Radka Radovan Radu Rafaela Rafał Raffaele Ragnar Rahul Raija Raimo Rainer Raj Rajeev Rajendra Rajesh Rakesh
Ramazan Ramesh Ramiro Ramona Rana Randi Rani Rania Ranjit Raphaël Rashid Rasmus Raul Ravi Recep Reem Refilwe Reidar
Reijo Reinhard Reinier Rekha Renata Renate Renato Renaud Renáta Rhiannon Rhodri Rhys Ricardo Riccardo Riikka Risto Rita
Ritu Ritva Roar Robert Roberta Rocío Rodolfo Rodrigo Roel Rogelio Rogério Rohan Rohit Roland Rolf Romain Romana Rosalia
Rosario Roshan Rositsa Rostislav Rozália Ruairí Ruben Rudolf Rumen Rune Rupert Ruud Ruşen Ryota Ryszard Régis Réka Rémi
Róbert Róisín Rüdiger Răzvan Rıza Růžena Saad Saara Sabine Sabri Sachiko Sachin Sakhile Salah Salih Salim Salma
Salvatore Samir Samira Samuel Samuli Sandeep Sander Sandhya Sandrine Sangeeta Sanjana Sanjay Sanjeev Sanna Sanne Santosh
Saoirse Sara Sari Sarita Saskia Satish Satoshi Satu Savita Sayed Seamus Sean Sebastian Seda Sedat Seema Selim Selin
Selma Selçuk Semra Seojun Seoyeon Seppo Serap Serdar Serena Sergei Sergey Sergio Serkan Sevda Sevgi Sevim Seán Shadi
Shalini Shankar Shanti Sharad Sharif Shilpa Shinji Shivani Shona Shreya Shweta Shyam Sian Sibel Sibusiso Siddharth
Siegfried Sifiso Signe Sigrid Sigurd Silke Silvia Simona Simone Sinan Sindre Sinéad Siobhan Siobhán Sioned Sipho Sirkka
Sirpa Sisko Sissel Sivert Sixten Siyabonga Sizwe Sjoerd Slavica Slobodan Smita Sneha Snežana Sofia Sofie Solange Solveig
Solène Sonali Songül Sorin Souad Soňa Spyros Stanislav Stanislava Stanisław Stavros Stefan Stefania Stefanie Stefano
Steffen Steinar Stellan Stepan Stian Stig Stijn Sture Stéphane Stéphanie Suat Subhash Sudha Sudhir Suleiman Sultan Sumit
Sungmin Sunil Sunita Suresh Susana Susanna Sushma Suvi Svante Svatopluk Svein Sven Svenja Svetlana Světlana Swantje
Swati Sylvain Sylvie Synnøve Szabolcs Szilvia Szilárd Szymon Sándor Sára Sébastien Séverine Sílvia Søren Süleyman
Sławomir Tadeusz Tadhg Tage Taina Takashi Takeshi Tamara Tamer Tamsin Tamás Taner Tanvi Tapani Tapio Taras Tarek Tariq
Tarja Tarık Tatiana Tatjana Tatyana Tebogo Teemu Tegan Teodora Teppo Teresa Tereza Terhi Terje Terézia Teun Thabo
Thandeka Thandi Thandiwe Thanh Thaís Themba Theodoros Thiago Thibault Thierry Thijs Thor Thorbjørn Thorsten Thorvald
Thulani Thuy Théo Tiago Tibor Tiina Tijs Timo Tjaša Todor Tolga Tomasz Tommaso Tommi Tomoko Tomás Tomáš Toni Torben
Torbjörn Tord Tore Torill Torstein Torsten Toshio Tove Traian Trang Trevor Trine Tristan Troels Trond Trygve Tshepo
Tsvetan Tuan Tuija Tumelo Tuncay Tunde Tuomas Turan Turgut Tushar Tuula Tuulikki Tuva Tuğba Tuğçe Tânia Tímea Tünde Uche
Ufuk Ulf Ulla Ulrich Ulrike Uma Umberto Umesh Umut Unathi Unto Urho Ursula Urszula Usha Ute Uwe Uğur Vadim Vaino
Valentin Valentina Valerio Valery Valérie Vandana Varun Vasile Vasiliki Vasilis Vasily Vasudha Vegard Veikko Veli
Vendula Vera Veronika Verónica Vesa Vesna Vibeke Vicente Vidar Vidya Viggo Vijay Vikas Vikram Viktor Viktorie Viktória
Vilho Ville Vilmos Vilém Vinay Vince Vincent Vincenzo Vineet Vinod Vinícius Violeta Viorel Virginie Virpi Vishal Vitaly
Vito Vitor Vittoria Vitória Vivek Viveka Vladan Vladimir Vladimír Vladislav Vlasta Vojtěch Volkan Volker Volodymyr
Vratislav Vusi Vusumuzi Vyacheslav Václav Väinö Véronique Víctor Vít Vítězslav Věra Wacław Wael Waldemar Walid Walter
Waltraud Wanda Wanjiku Weiming Wendy Werner Wiesława Wiktor Wilhelm Willem Wim Winfried Witold Wojciech Wolfgang Wouter
Wyn Władysław Włodzimierz Xavier Xiaoming Ximena Xiuying Xolani Yann Yannick Yannis Yaroslav Yasemin Yash Yasmin Yasmina
Yasser Yavuz Yağmur Yaşar Yelena Yeliz Yemi Yevgeny Yiğit Ylva Yoko Yolanda Yordan Yoshiko Youngsoo Yousef Youssef Yrjö
Yuki Yulia Yumiko Yunus Yuri Yusuf Yuxin Yves Yvette Yvonne Yıldız Yılmaz Zahra Zainab Zakaria Zanele Zbigniew Zdenka
Zdeněk Zdeňka Zdzisław Zehra Zekeriya Zeki Zeliha Zerrin Zeynep Ziad Zihan Zinaida Zita Zodwa Zoe Zofia Zola Zoltán
Zoran Zorica Zoé Zsanett Zsigmond Zsolt Zsombor Zsuzsanna Zsófia Zuzana Zuzanna Zygmunt Ágnes Ákos Álvaro Ángel Ángeles
Árpád Åke Åsa Çağla Çetin Çiğdem Édouard Élise Éloïse Émile Émilie Étienne Éva Ígor Íñigo Ömer Örjan Özge Özgür Özlem
Øystein Øyvind Ümit Čeněk İbrahim İlhan İlker İpek İsmail İsmet Łukasz Şahin Şebnem Şeyma Ştefan Şule Şükrü Šimon Špela
Štěpán Štěpánka Šárka Žaneta Žitomír Žofie`
    .split(/\s+/)
    .filter((name) => name !== ''),
)
