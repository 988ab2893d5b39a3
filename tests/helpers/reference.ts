/** The figures of the reference month, as printed in design section 4. */
export const MONTH = '2020-12';

export const ZERO_WASTE = {
  partners: 5,
  communities: 83,
  activities: 140,
  participants: 5205,
  direct_beneficiaries: 7059,
  indirect_beneficiaries: 16129,
  volunteers: 235,
  waste_total: 5701221.1,
  waste_kitchen: 395971.1,
  waste_hazardous: 19,
  waste_recyclable: 100231,
  waste_other: 5205000,
  media_mentions: 7377,
  reads: 9611,
};

export const YICANG = { communities: 34, volunteers: 126, people_served: 532 };

/** The printed total, which differs from the sum of its parts. */
export const STATED_WASTE_TOTAL = 5701219.1;

/** A month of the demo with content whose report is not published. */
export const HIDDEN_MONTH = '2021-03';
