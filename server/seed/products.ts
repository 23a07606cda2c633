import type { Shape } from "./pictures";

/** The demo store's goods: enough to look at every page with, and true to their pictures. */
export interface DemoProduct {
  title: string;
  handle: string;
  description: string;
  vendor: string;
  category: string;
  tags: string[];
  status: "active" | "draft";
  picture: { shape: Shape; color: string; ground: string };
  options: { name: string; values: string[] }[];
  /** Price, compare-at price and cost in cents. */
  price: number;
  compareAt?: number;
  cost: number;
  /** Units on hand, one number a variant. */
  stock: number[];
  sku: string;
}

const size = { name: "Size", values: ["S", "M", "L"] };

export const demoProducts: DemoProduct[] = [
  {
    title: "Harbor stoneware mug",
    handle: "harbor-stoneware-mug",
    description:
      "Stoneware mug with a matte glaze and a wide handle. Holds 350 ml. Safe for dishwasher and microwave.",
    vendor: "Harbor Ceramics",
    category: "Kitchen > Mugs",
    tags: ["stoneware", "gift"],
    status: "active",
    picture: { shape: "mug", color: "#2f6f8f", ground: "#e8f1f4" },
    options: [],
    price: 1800,
    cost: 620,
    stock: [64],
    sku: "MUG-HRB",
  },
  {
    title: "Linen camp shirt",
    handle: "linen-camp-shirt",
    description: "Short-sleeved shirt in washed linen with a camp collar and coconut buttons. Relaxed fit.",
    vendor: "Field & Thread",
    category: "Clothing > Shirts",
    tags: ["linen", "summer"],
    status: "active",
    picture: { shape: "shirt", color: "#4d7c5a", ground: "#eaf2ec" },
    options: [size],
    price: 6400,
    compareAt: 7900,
    cost: 2700,
    stock: [12, 20, 9],
    sku: "SHI-LIN",
  },
  {
    title: "Canvas market bag",
    handle: "canvas-market-bag",
    description: "Heavy cotton canvas bag with long handles and an inside pocket. Folds flat.",
    vendor: "Field & Thread",
    category: "Bags",
    tags: ["cotton", "everyday"],
    status: "active",
    picture: { shape: "bag", color: "#b7742c", ground: "#f7efe4" },
    options: [{ name: "Color", values: ["Sand", "Black"] }],
    price: 3200,
    cost: 980,
    stock: [41, 0],
    sku: "BAG-CAN",
  },
  {
    title: "Cedar and sage candle",
    handle: "cedar-and-sage-candle",
    description:
      "Soy wax candle scented with cedar and sage, in a glass that can be used again. Burns about 40 hours.",
    vendor: "Low Tide",
    category: "Home > Candles",
    tags: ["soy wax", "gift"],
    status: "active",
    picture: { shape: "candle", color: "#8a5a83", ground: "#f4ecf3" },
    options: [],
    price: 2600,
    cost: 840,
    stock: [7],
    sku: "CAN-CED",
  },
  {
    title: "Dotted notebook, A5",
    handle: "dotted-notebook-a5",
    description: "Notebook with 160 dotted pages of 100 g paper, thread-bound so that it opens flat.",
    vendor: "Paper Yard",
    category: "Stationery",
    tags: ["paper", "office"],
    status: "active",
    picture: { shape: "notebook", color: "#3c4fa0", ground: "#ebedf7" },
    options: [{ name: "Cover", values: ["Blue", "Grey", "Rust"] }],
    price: 1450,
    cost: 430,
    stock: [88, 52, 17],
    sku: "NOT-A5",
  },
  {
    title: "Brass reading lamp",
    handle: "brass-reading-lamp",
    description: "Table lamp with a brushed brass stem and a linen shade. Takes an E14 bulb. Cable 1.8 m.",
    vendor: "Low Tide",
    category: "Home > Lighting",
    tags: ["brass"],
    status: "active",
    picture: { shape: "lamp", color: "#a07a1c", ground: "#f7f2e3" },
    options: [],
    price: 11900,
    compareAt: 13900,
    cost: 5100,
    stock: [5],
    sku: "LMP-BRS",
  },
  {
    title: "Merino scarf",
    handle: "merino-scarf",
    description: "Fine-knit scarf in merino wool, 180 by 30 cm, with rolled edges.",
    vendor: "Field & Thread",
    category: "Clothing > Accessories",
    tags: ["wool", "winter"],
    status: "active",
    picture: { shape: "scarf", color: "#a3423c", ground: "#f8ebea" },
    options: [{ name: "Color", values: ["Brick", "Navy"] }],
    price: 5200,
    cost: 1900,
    stock: [14, 22],
    sku: "SCF-MER",
  },
  {
    title: "Oak salad bowl",
    handle: "oak-salad-bowl",
    description:
      "Bowl turned from one piece of oak and finished with food-safe oil. 28 cm across. Wash by hand.",
    vendor: "Harbor Ceramics",
    category: "Kitchen > Bowls",
    tags: ["oak", "gift"],
    status: "draft",
    picture: { shape: "bowl", color: "#7d5a34", ground: "#f3ece4" },
    options: [],
    price: 7800,
    cost: 3100,
    stock: [3],
    sku: "BWL-OAK",
  },
];
