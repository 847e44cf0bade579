export const PAYMENT_TYPES = [
  ['outbound', 'Send'],
  ['inbound', 'Receive'],
] as const;

/** The same, as the methods call it. */
export const METHOD_TYPES = [
  ['inbound', 'Inbound'],
  ['outbound', 'Outbound'],
] as const;

export const PARTNER_TYPES = [
  ['customer', 'Customer'],
  ['supplier', 'Vendor'],
] as const;

export const PAYMENT_STATUSES = [
  ['draft', 'Draft'],
  ['in_process', 'In Process'],
  ['paid', 'Paid'],
  ['canceled', 'Canceled'],
  ['rejected', 'Rejected'],
] as const;
