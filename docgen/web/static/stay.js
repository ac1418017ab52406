// The time in which one view is shown. What a view asks of the server or of the user is answered only while it is shown:
// a view that was left opens no dialog, says nothing and changes nothing of what is shown after it.

let stay = new AbortController();

// The signal that ends when the view that is shown now is left.
export function currentStay() {
  return stay.signal;
}

// The view is left.
export function endStay() {
  stay.abort();
  stay = new AbortController();
}
