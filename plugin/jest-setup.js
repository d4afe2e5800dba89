import './.config/jest-setup';
import 'jest-canvas-mock';
import { configure } from '@testing-library/react';

// What a test waits for comes; how soon depends on the machine. A second is not enough on a busy one.
configure({ asyncUtilTimeout: 30_000 });

// jsdom has no layout: every observed element is reported once, with a size that lets charts draw.
class ResizeObserverStub {
  constructor(callback) {
    this.callback = callback;
  }
  observe(target) {
    this.callback([{ target, borderBoxSize: [], contentRect: { width: 800, height: 400 } }], this);
  }
  unobserve() {}
  disconnect() {}
}

class IntersectionObserverStub {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

Object.assign(global, { ResizeObserver: ResizeObserverStub, IntersectionObserver: IntersectionObserverStub });
