// Questions to Python and their answers, told apart by their ids.

const PATIENCE = 8000; // milliseconds after which is said that the kernel may have stopped

function asker(model) {
  let last = 0;
  const waiting = new Map();
  const hear = (answer) => {
    const done = waiting.get(answer?.id);
    if (!done) return; // of another view of the same widget
    waiting.delete(answer.id);
    done(answer);
  };
  model.on("msg:custom", hear);
  const prefix = freshId("request");
  return {
    ask(view, values) {
      last += 1;
      const id = `${prefix}-${last}`;
      return new Promise((done) => {
        waiting.set(id, done);
        model.send({ ...values, id, view });
      });
    },
    stop() {
      model.off("msg:custom", hear);
      waiting.clear();
    },
  };
}

// A part of the widget that shows the answer to its last question: what comes late to an earlier one is dropped.
function asking(app, root, show) {
  let latest = 0;
  return async (view, values, options = {}) => {
    latest += 1;
    const mine = latest;
    root.setAttribute("aria-busy", "true");
    const stopSaying = app.busy();
    const answer = await app.ask(view, values);
    stopSaying();
    if (mine !== latest) return;
    root.removeAttribute("aria-busy");
    app.error(answer.error, root);
    if (answer.error) app.status("", root);
    else if (answer.status !== undefined) app.status(answer.status, root);
    show(answer, options);
  };
}
