// What the tests read on pages and in mails, in both languages; everything else is found by its field or its address.

export interface Words {
  lang: "da" | "en";
  /** A path in this language. */
  at(path: string): string;
  // Public pages.
  signUp: string;
  joinQueue: string;
  full: string;
  waiting: RegExp;
  placesLeft(left: number, all: number): RegExp;
  submit(seats: number): RegExp;
  submitToQueue: string;
  add: string;
  remove(attendee: number): string;
  attendee(number: number): string;
  needs: string;
  waitForAll: string;
  registered: string;
  queueNumber(position: number): RegExp;
  cancelSeat: string;
  yesCancel: string;
  seatCancelled: string;
  registrationCancelled: string;
  eventCancelled: string;
  // The workplace.
  signIn: string;
  savePassword: string;
  newEvent: string;
  addPart: string;
  saveDraft: string;
  publish: string;
  edit: string;
  saveChanges: string;
  thisSends(mails: number): RegExp;
  saveAndSend(mails: number): RegExp;
  cancelEvent: string;
  cancelAndSend(mails: number): RegExp;
  registrations: string;
  /** Stands for a name that was deleted. */
  forgotten: string;
  mailLost(name: string): string;
  // The beginnings of subjects.
  mail: {
    signedUp: string;
    receipt: string;
    queue: string;
    seatCancelled: string;
    givenUp: string;
    promoted: string;
    changed: string;
    eventCancelled: string;
  };
}

export const danish: Words = {
  lang: "da",
  at: (path) => path,
  signUp: "Tilmeld jer",
  joinQueue: "Skriv jer på ventelisten",
  full: "Optaget",
  waiting: /3 venter på en plads/,
  placesLeft: (left, all) => new RegExp(`${left} af ${all}\\spladser`),
  submit: (seats) => new RegExp(seats === 1 ? "^Tilmeld 1\\sdeltager$" : `^Tilmeld ${seats}\\sdeltagere$`),
  submitToQueue: "Skriv os på ventelisten",
  add: "Tilføj kollega",
  remove: (attendee) => `Fjern Deltager ${attendee}`,
  attendee: (number) => `Deltager ${number}`,
  needs: "Mad og adgang",
  waitForAll: "Vi venter, til der er plads til os alle",
  registered: "I er tilmeldt",
  queueNumber: (position) => new RegExp(`I er nummer\\s${position} i køen`),
  cancelSeat: "Afmeld",
  yesCancel: "Ja, afmeld",
  seatCancelled: "Din plads er afmeldt",
  registrationCancelled: "I er afmeldt",
  eventCancelled: "Mødet er aflyst",
  signIn: "Log ind",
  savePassword: "Gem og log ind",
  newEvent: "Nyt arrangement",
  addPart: "Tilføj programpunkt",
  saveDraft: "Gem kladde",
  publish: "Udgiv",
  edit: "Rediger",
  saveChanges: "Gem ændringer",
  thisSends: (mails) => new RegExp(`^Det her sender ${mails}\\smails$`),
  saveAndSend: (mails) => new RegExp(`^Gem og send ${mails}\\smails$`),
  cancelEvent: "Aflys arrangementet",
  cancelAndSend: (mails) => new RegExp(`^Aflys og send ${mails}\\smails$`),
  registrations: "Tilmeldinger",
  forgotten: "Slettet",
  mailLost: (name) => `Mailen til ${name} kom ikke frem`,
  mail: {
    signedUp: "Du er tilmeldt: ",
    receipt: "Kvittering: ",
    queue: "Nr. 1 på ventelisten: ",
    seatCancelled: "Din plads er afmeldt: ",
    givenUp: "En plads er afmeldt: ",
    promoted: "Du har fået en plads: ",
    changed: "Ændret: ",
    eventCancelled: "Aflyst: ",
  },
};

export const english: Words = {
  lang: "en",
  at: (path) => `/en${path}`.replace(/^\/en\/(?=$|\?)/, "/en"),
  signUp: "Sign up",
  joinQueue: "Join the waiting list",
  full: "Full",
  waiting: /3 are waiting for a place/,
  placesLeft: (left, all) => new RegExp(`${left} of ${all}\\splaces`),
  submit: (seats) => new RegExp(seats === 1 ? "^Sign up 1\\sattendee$" : `^Sign up ${seats}\\sattendees$`),
  submitToQueue: "Put us on the waiting list",
  add: "Add a colleague",
  remove: (attendee) => `Remove Attendee ${attendee}`,
  attendee: (number) => `Attendee ${number}`,
  needs: "Food and access",
  waitForAll: "We wait until there is room for all of us",
  registered: "You are signed up",
  queueNumber: (position) => new RegExp(`You are number\\s${position} in the queue`),
  cancelSeat: "Cancel",
  yesCancel: "Yes, cancel",
  seatCancelled: "Your seat is cancelled",
  registrationCancelled: "Your registration is cancelled",
  eventCancelled: "The meeting is cancelled",
  signIn: "Sign in",
  savePassword: "Save and sign in",
  newEvent: "New event",
  addPart: "Add a part",
  saveDraft: "Save draft",
  publish: "Publish",
  edit: "Edit",
  saveChanges: "Save changes",
  thisSends: (mails) => new RegExp(`^This sends ${mails}\\semails$`),
  saveAndSend: (mails) => new RegExp(`^Save and send ${mails}\\semails$`),
  cancelEvent: "Cancel the event",
  cancelAndSend: (mails) => new RegExp(`^Cancel and send ${mails}\\semails$`),
  registrations: "Registrations",
  forgotten: "Deleted",
  mailLost: (name) => `The email to ${name} did not arrive`,
  mail: {
    signedUp: "You are signed up: ",
    receipt: "Receipt: ",
    queue: "No. 1 on the waiting list: ",
    seatCancelled: "Your seat is cancelled: ",
    givenUp: "A seat is cancelled: ",
    promoted: "You have a seat: ",
    changed: "Changed: ",
    eventCancelled: "Cancelled: ",
  },
};

export const languages = [danish, english];
