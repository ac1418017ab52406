// Does something only while an element is seen; what was asked for meanwhile is done once it is seen again.

export function whenSeen(element, action) {
  let isSeen = false;
  let isAsked = false;
  const observer = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1).isIntersecting;
    if (isSeen && isAsked) {
      isAsked = false;
      action();
    }
  });
  observer.observe(element);
  return {
    ask() {
      if (isSeen) {
        action();
      } else {
        isAsked = true;
      }
    },
    stop: () => observer.disconnect(),
  };
}
