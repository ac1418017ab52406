// Offers to change a person's old name at all its places after it was changed in his own row, and to take out who was
// taken out there: the places, one button.

import {button, make, replace} from "./dom.js";

const MOST_PLACES = 12;

export class RenameOffer {
  constructor(model, showPlace) {
    this.model = model;
    this.showPlace = showPlace;
    this.element = make("div", {class: "rename-offers", role: "status"});
  }

  update() {
    const offers = this.model.renames.offers(this.model.sections);
    const shown = JSON.stringify(offers);
    if (shown !== this.shown) {
      this.shown = shown;
      replace(this.element, offers.map((offer) => this.line(offer)));
    }
  }

  line({rename, places}) {
    const {before, after} = rename;
    const text = after ? `“${before}”改成了“${after}”，还有${places.length}处写着原来的名字：` : `“${before}”从名单里去掉了，还有${places.length}处写着他：`;
    const shown = places.slice(0, MOST_PLACES).map((place) => make("li", {}, button(this.wordsOf(place), () => this.showPlace(place), {class: "link"})));
    const more = places.length > shown.length ? make("li", {}, `等${places.length}处`) : null;
    const all = button(after ? `全部改成“${after}”` : "从这些地方去掉", () => this.model.setPlaces(places), {class: "small primary"});
    const none = button("不用改", () => this.forget(rename), {class: "small"});
    return make("div", {class: "rename-offer"},
      make("div", {}, make("p", {}, text), make("ul", {class: "rename-places"}, shown, more)), make("span", {class: "fault-actions"}, all, none));
  }

  wordsOf({section, row, column}) {
    const {shape, columns} = this.model.section(section);
    return [section, shape === "table" ? `第${row + 1}行` : "", columns[column].name].filter(Boolean).join(" ");
  }

  forget(rename) {
    this.model.renames.forget(rename);
    this.update();
  }
}
