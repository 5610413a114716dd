package org.claimbook.desk;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.util.List;

/// Somebody's hand on mouse and keyboard, who counts what it does.
final class Hand {

    /// Where the words begin and end on the screen.
    private static final String FIND =
            """
            (words) => {
              const text = document.querySelector('[data-text]');
              const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
              const nodes = [];
              let all = '';
              while (walk.nextNode()) { nodes.push([all.length, walk.currentNode]); all += walk.currentNode.data; }
              const place = (at) => { const [from, node] = nodes.findLast(([from]) => from <= at); return [node, at - from]; };
              const start = all.indexOf(words);
              const range = document.createRange();
              range.setStart(...place(start));
              const [last, offset] = place(start + words.length - 1);
              range.setEnd(last, offset + 1);
              scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 2, behavior: 'instant' });
              const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
              const [a, b] = [rects[0], rects.at(-1)];
              return [a.left + 0.5, a.top + a.height / 2, b.right - 0.5, b.top + b.height / 2];
            }
            """;

    private final Page page;
    private int drags;
    private int clicks;
    private int keys;

    Hand(Page page) {
        this.page = page;
    }

    /// Drags over words of the text.
    void select(String words) {
        page.waitForLoadState(); // the style sheet moves the words
        List<?> at = (List<?>) page.evaluate(FIND, words);
        page.mouse().move(number(at, 0), number(at, 1));
        page.mouse().down();
        page.mouse().move(number(at, 2), number(at, 3), new Mouse.MoveOptions().setSteps(6));
        page.mouse().up();
        drags++;
    }

    void press(String key) {
        page.keyboard().press(key);
        keys++;
    }

    void type(String text) {
        page.keyboard().type(text);
        keys += text.length();
    }

    void click(String selector) {
        page.click(selector);
        clicks++;
    }

    /// What was done since the last time it was asked.
    String told() {
        String told = "%d drags, %d clicks, %d keys".formatted(drags, clicks, keys);
        drags = clicks = keys = 0;
        return told;
    }

    private static double number(List<?> at, int index) {
        return ((Number) at.get(index)).doubleValue();
    }
}
