"""The curated list: one row per piece. Order and names are part of every episode seed, so append and never rename."""

from dataclasses import dataclass, field

LIVING, KITCHEN, DINING, BEDROOM = "LIVING", "KITCHEN", "DINING", "BEDROOM"
BATHROOM, STUDY, CORRIDOR = "BATHROOM", "STUDY", "CORRIDOR"
WALL, CORNER, MIDDLE, TABLE = "AGAINST_WALL", "CORNER", "MIDDLE", "AROUND_TABLE"
ON_WALL, CEILING, RUG = "ON_WALL", "ON_CEILING", "RUG"

# Energy absorption at 125, 250, 500, 1000, 2000, 4000 Hz and scattering: textbook ranges (Kuttruff, Room Acoustics, tables of
# absorption; Vorlaender, Auralization, appendix), rounded. The surface meant is the piece's box as the acoustics sees it.
SOUNDS = {
    "upholstery": ([0.20, 0.30, 0.45, 0.55, 0.60, 0.60], 0.5),
    "leather": ([0.20, 0.28, 0.36, 0.40, 0.38, 0.36], 0.5),
    "bedding": ([0.25, 0.40, 0.55, 0.65, 0.70, 0.70], 0.5),
    "wood": ([0.15, 0.12, 0.10, 0.08, 0.08, 0.08], 0.3),
    "open-wood": ([0.05, 0.05, 0.06, 0.07, 0.08, 0.08], 0.6),
    "books": ([0.20, 0.25, 0.30, 0.30, 0.30, 0.35], 0.6),
    "metal": ([0.08, 0.06, 0.05, 0.05, 0.05, 0.05], 0.3),
    "ceramic": ([0.02, 0.02, 0.02, 0.03, 0.03, 0.04], 0.2),
    "glass": ([0.18, 0.08, 0.05, 0.04, 0.03, 0.03], 0.1),
    "plant": ([0.05, 0.08, 0.15, 0.25, 0.35, 0.45], 0.8),
    "textile": ([0.05, 0.10, 0.20, 0.35, 0.50, 0.60], 0.2),
    "plastic": ([0.05, 0.05, 0.05, 0.05, 0.05, 0.06], 0.3),
    "canvas": ([0.10, 0.10, 0.12, 0.15, 0.18, 0.20], 0.1),
}


@dataclass(frozen=True)
class Piece:
    """`model` is a folder of the CC0 set, or `make:NAME` for a function that procedural.py finds.

    `recolour` gives materials another RGB, `drop` leaves
    materials out (glass, since the rasteriser knows no transparency), `close` fills holes of up to so many edges.
    """

    name: str
    category: str
    model: str
    placement: str
    rooms: tuple
    sound: str
    elevation: float = 0.0
    fine: int = 600
    coarse: int = 80
    recolour: dict = field(default_factory=dict)
    drop: tuple = ()
    close: int = 0


CEILING_HEIGHT = 2.6
POOL_GAME = ("ballCue", "cueBody", "cueBrass", "cueEnd", "cueFront", "cueRubber", "cueTip", "chrome",
             *(f"ballN{k}" for k in range(1, 16)))

PIECES = [
    Piece("sofa-beige", "sofa", "sofa2", WALL, (LIVING,), "upholstery"),
    Piece("sofa-contemporary", "sofa", "couch", WALL, (LIVING,), "upholstery", coarse=140),
    Piece("sofa-chaise", "sofa", "couch2", CORNER, (LIVING,), "upholstery"),
    Piece("sofa-chesterfield", "sofa", "winchesterSofa", WALL, (LIVING,), "leather", fine=900, coarse=140, close=30),
    Piece("sofa-corner-black", "sofa", "sofa", CORNER, (LIVING,), "leather", coarse=140),
    Piece("sofa-corner-white", "sofa", "L_shaped_sofa", CORNER, (LIVING,), "leather"),
    Piece("armchair-cream", "armchair", "armchair2", CORNER, (LIVING, BEDROOM), "upholstery"),
    Piece("armchair-modern", "armchair", "modernArmchair", CORNER, (LIVING, STUDY), "leather", coarse=140),
    Piece("armchair-chesterfield", "armchair", "winchesterArmchair", CORNER, (LIVING, STUDY), "leather",
          fine=900, coarse=140, close=30),
    Piece("bed-metal", "bed", "bed1", WALL, (BEDROOM,), "bedding", coarse=140),
    Piece("bed-posts", "bed", "bed2", WALL, (BEDROOM,), "bedding"),
    Piece("bed-checked", "bed", "bedWithTexture", WALL, (BEDROOM,), "bedding"),
    Piece("bed-turquoise", "bed", "bed3", WALL, (BEDROOM,), "bedding"),
    Piece("cradle", "cradle", "babyRockingBed", CORNER, (BEDROOM,), "open-wood"),
    Piece("bedside-oak", "bedside", "bedsideTable2", WALL, (BEDROOM,), "wood"),
    Piece("bedside-white", "bedside", "make:bedside_white", WALL, (BEDROOM,), "wood"),
    Piece("wardrobe-sliding", "wardrobe", "wardrobeWithSlidingDoors", WALL, (BEDROOM,), "wood"),
    Piece("wardrobe-dotted", "wardrobe", "cupboard", WALL, (BEDROOM,), "wood"),
    Piece("wardrobe-walnut", "wardrobe", "make:wardrobe_walnut", WALL, (BEDROOM,), "wood"),
    Piece("chest-of-drawers", "chest", "make:chest_of_drawers", WALL, (BEDROOM, CORRIDOR), "wood"),
    Piece("bookcase-glass", "bookcase", "bookcase", WALL, (LIVING, STUDY), "wood", coarse=140),
    Piece("bookcase-full", "bookcase", "make:bookcase_full", WALL, (LIVING, STUDY), "books"),
    Piece("bookcase-low", "bookcase", "make:bookcase_low", WALL, (LIVING, STUDY, CORRIDOR), "books"),
    Piece("shelves-square", "shelves", "shelves", WALL, (LIVING, STUDY), "wood"),
    Piece("shelves-tall", "shelves", "verticalShelves", WALL, (LIVING, STUDY, BEDROOM), "wood"),
    Piece("desk-office", "desk", "lbDesk", WALL, (STUDY,), "open-wood"),
    Piece("desk-hutch", "desk", "desk", WALL, (STUDY, BEDROOM), "wood"),
    Piece("office-chair-green", "chair", "armchair", TABLE, (STUDY,), "plastic", coarse=140),
    Piece("table-trestle", "table", "table", MIDDLE, (DINING, KITCHEN), "open-wood"),
    Piece("table-oak-round", "table", "oakTable", MIDDLE, (DINING, KITCHEN), "open-wood"),
    Piece("table-cloth", "table", "tableWithTablecloth", MIDDLE, (KITCHEN, DINING), "textile"),
    Piece("coffee-table", "coffee-table", "make:coffee_table", MIDDLE, (LIVING,), "open-wood"),
    Piece("chair-oak", "chair", "oakChair", TABLE, (DINING, KITCHEN), "open-wood"),
    Piece("chair-cushion", "chair", "chairWithCushion", TABLE, (DINING, KITCHEN), "open-wood"),
    Piece("chair-leather", "chair", "chair", TABLE, (DINING, STUDY), "leather"),
    Piece("chair-plywood", "chair", "osakaChair", TABLE, (DINING, KITCHEN, STUDY), "open-wood"),
    Piece("chair-banquet", "chair", "chair2", TABLE, (DINING,), "upholstery"),
    Piece("stool-bar", "stool", "stool2", CORNER, (KITCHEN,), "open-wood"),
    Piece("kitchen-sink", "kitchen-base", "sinkCabinet", WALL, (KITCHEN,), "wood"),
    Piece("kitchen-drawers", "kitchen-base", "drawersCabinet", WALL, (KITCHEN,), "wood"),
    Piece("kitchen-cabinet", "kitchen-base", "lowerCabinet", WALL, (KITCHEN,), "wood"),
    Piece("kitchen-cooker", "kitchen-base", "make:cooker", WALL, (KITCHEN,), "metal"),
    Piece("kitchen-high", "kitchen-high", "highCabinet", WALL, (KITCHEN,), "wood"),
    Piece("kitchen-upper", "kitchen-upper", "upperCabinet", ON_WALL, (KITCHEN,), "wood", 1.45),
    Piece("kitchen-upper-glass", "kitchen-upper", "glassDoorCabinet", ON_WALL, (KITCHEN,), "wood", 1.45),
    Piece("range-hood", "range-hood", "rangeHood", ON_WALL, (KITCHEN,), "metal", 1.60),
    Piece("fridge-steel", "fridge", "largeFridge", WALL, (KITCHEN,), "metal"),
    Piece("fridge-grey", "fridge", "refrigerator", WALL, (KITCHEN,), "metal"),
    Piece("washing-machine", "washing-machine", "make:washing_machine", WALL, (BATHROOM, KITCHEN), "metal"),
    Piece("toilet", "toilet", "toiletsUnit", WALL, (BATHROOM,), "ceramic"),
    Piece("washbasin", "washbasin", "washbasin", WALL, (BATHROOM,), "ceramic"),
    Piece("vanity", "washbasin", "modernVanity", WALL, (BATHROOM,), "wood"),
    Piece("bidet", "bidet", "bidet", WALL, (BATHROOM,), "ceramic"),
    Piece("bathtub", "bath", "make:bathtub", WALL, (BATHROOM,), "ceramic"),
    Piece("shower-stall", "bath", "showerStall", CORNER, (BATHROOM,), "glass",
          recolour={"Concrete": (206, 208, 210), "chrome_dull": (196, 198, 202)}),
    Piece("towel-rack", "towel-rack", "towel3", ON_WALL, (BATHROOM,), "textile", 1.0, coarse=140),
    Piece("tv-sideboard", "tv", "make:tv_sideboard", WALL, (LIVING,), "wood"),
    Piece("tv-cabinet", "tv", "televisionCabinet", WALL, (LIVING,), "wood"),
    Piece("plant-palm", "plant", "make:plant_palm", CORNER, (LIVING, STUDY, DINING), "plant"),
    Piece("plant-tree", "plant", "make:plant_tree", CORNER, (LIVING, CORRIDOR, DINING), "plant"),
    Piece("floor-lamp", "floor-lamp", "make:floor_lamp", CORNER, (LIVING, BEDROOM, STUDY), "textile"),
    Piece("floor-lamp-tripod", "floor-lamp", "make:floor_lamp_tripod", CORNER, (LIVING, STUDY), "textile"),
    Piece("chandelier", "ceiling-lamp", "make:chandelier", CEILING, (LIVING, DINING), "metal"),
    Piece("pendant-lamp", "ceiling-lamp", "make:pendant_lamp", CEILING, (KITCHEN, DINING, LIVING), "metal", coarse=140),
    Piece("ceiling-lamp", "ceiling-lamp", "make:ceiling_lamp", CEILING,
          (BEDROOM, BATHROOM, STUDY, CORRIDOR, KITCHEN), "glass"),
    Piece("ceiling-fan", "ceiling-lamp", "ceilingFan", CEILING, (BEDROOM, STUDY), "wood"),
    Piece("piano-grand", "piano", "pianoAQueue", CORNER, (LIVING,), "wood", coarse=140),
    Piece("piano-upright", "piano", "make:piano_upright", WALL, (LIVING, STUDY), "wood"),
    Piece("pool-table", "pool-table", "poolTable", MIDDLE, (LIVING,), "wood", drop=POOL_GAME),
    Piece("speaker", "speaker", "speaker3", CORNER, (LIVING,), "wood", fine=140, coarse=140),
    Piece("radiator", "radiator", "make:radiator", WALL, (BATHROOM, BEDROOM, CORRIDOR, DINING, STUDY), "metal"),
    Piece("console-table", "console", "make:console_table", WALL, (CORRIDOR, DINING), "open-wood"),
    Piece("coat-stand", "coat-stand", "make:coat_stand", CORNER, (CORRIDOR,), "textile"),
    Piece("wall-clock", "wall-art", "make:wall_clock", ON_WALL, (DINING, CORRIDOR, KITCHEN), "wood", 1.7, coarse=140),
    Piece("picture-landscape", "wall-art", "make:picture_landscape", ON_WALL,
          (LIVING, BEDROOM, DINING, CORRIDOR), "canvas", 1.25),
    Piece("picture-abstract", "wall-art", "make:picture_abstract", ON_WALL, (LIVING, STUDY, CORRIDOR), "canvas", 1.2),
    Piece("picture-flowers", "wall-art", "make:picture_flowers", ON_WALL,
          (BEDROOM, DINING, CORRIDOR, KITCHEN), "canvas", 1.25),
    Piece("mirror", "mirror", "make:mirror", ON_WALL, (BATHROOM, CORRIDOR), "glass", 1.15),
    Piece("rug-persian", "rug", "make:rug_persian", RUG, (LIVING, DINING, STUDY), "textile"),
    Piece("rug-striped", "rug", "make:rug_striped", RUG, (LIVING, BEDROOM), "textile"),
    Piece("rug-round", "rug", "make:rug_round", RUG, (BEDROOM, LIVING, STUDY), "textile"),
    Piece("rug-runner", "rug", "make:rug_runner", RUG, (CORRIDOR, KITCHEN), "textile"),
    Piece("bath-mat", "rug", "make:bath_mat", RUG, (BATHROOM,), "textile"),
]
