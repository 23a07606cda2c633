/** Days of the year that shops speak of, each with a name under `calendar.occasion`. Safe for the browser. */
export const occasionIds = [
  "newYear",
  "valentine",
  "defendersDay",
  "womensDay",
  "nowruz",
  "nauryz",
  "songkran",
  "goldenWeek",
  "mothersDay",
  "mothersDayThai",
  "backToSchool",
  "singlesDay",
  "blackFriday",
  "christmas",
  "yalda",
  "ramadan",
  "eidFitr",
  "eidAdha",
] as const;
export type OccasionId = (typeof occasionIds)[number];
