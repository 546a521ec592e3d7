/*
 * Search from a USB stick. A page opened from a file may not start a Worker, and Material's bundle then stops half way.
 * Under file:// only, a Worker is an empty frame that runs the same script; both sides talk through events.
 * `IFrameWorker` is the name by which Material's search script learns to look for its language files by absolute path.
 */
(function () {
  if (location.protocol !== "file:") return;

  function FrameWorker(address) {
    const port = new EventTarget();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "搜索程序";
    document.body.appendChild(frame);
    const inside = frame.contentWindow;

    function load(src) {
      return new Promise(function (done, failed) {
        const script = inside.document.createElement("script");
        script.src = src;
        script.onload = done;
        script.onerror = failed;
        inside.document.body.appendChild(script);
      });
    }
    inside.importScripts = function (...sources) {
      return sources.reduce(function (before, src) {
        return before.then(function () {
          return load(src);
        });
      }, Promise.resolve());
    };
    inside.postMessage = function (data) {
      port.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    const ready = load(new URL(address, location).href);
    port.postMessage = function (data) {
      ready.then(function () {
        inside.dispatchEvent(new inside.MessageEvent("message", { data: data }));
      });
    };
    port.terminate = function () {
      frame.remove();
    };
    return port;
  }
  window.IFrameWorker = FrameWorker;
  window.Worker = FrameWorker;
})();
