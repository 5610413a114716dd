package org.claimbook.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;

/// Somebody's hand on mouse and keyboard, who counts what it does. It goes to a field with Tab if
/// that is near, else with the mouse.
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

    /// How often Tab leads to a field from where one is; none if it is not that near.
    private static final String TABS =
            """
            (field) => {
              const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
                .filter((each) => each.checkVisibility() && !each.disabled && each.type !== 'hidden' && each.tabIndex >= 0);
              const here = all.indexOf(document.activeElement);
              return here < 0 ? 0 : all.indexOf(field) - here;
            }
            """;

    private static final int NEAR = 5;

    /// What a practised hand takes, in seconds.
    private static final double KEY = 0.2;

    private static final double CLICK = 1.1;

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
        Assertions.assertThat(page.evaluate("String(getSelection())").toString().strip())
                .isEqualTo(words);
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

    /// Goes to a field; what stands in it is marked then.
    void reach(Locator field) {
        if (!isReachedByTab(field)) {
            field.click();
            clicks++;
            String kind = field.evaluate("it => it.tagName").toString();
            if (kind.equals("INPUT")) {
                press("Control+A");
            } else if (kind.equals("SELECT")) {
                press("Escape"); // its list has opened
            }
        }
        assertThat(field).isFocused();
    }

    /// Pushes a button, or what unfolds a part.
    void push(Locator button) {
        if (isReachedByTab(button)) {
            press("Enter");
        } else {
            button.click();
            clicks++;
        }
    }

    private boolean isReachedByTab(Locator field) {
        int tabs = ((Number) field.evaluate(TABS)).intValue();
        if (Math.abs(tabs) <= NEAR) {
            for (int each = 0; each < Math.abs(tabs); each++) {
                press(tabs > 0 ? "Tab" : "Shift+Tab");
            }
        }
        return field.evaluate("it => it === document.activeElement").equals(true);
    }

    /// Opens what is folded around a field.
    void open(Locator field) {
        if (!field.isVisible()) {
            push(field.locator("xpath=ancestor::details[1]/summary"));
            assertThat(field).isVisible();
        }
    }

    /// Chooses from a list by the first letters of what is wanted.
    void choose(Locator field, String value) {
        if (!field.inputValue().equals(value)) {
            open(field);
            reach(field);
            String label =
                    field.locator("option[value='%s']".formatted(value)).first().textContent();
            for (int letter = 0; !field.inputValue().equals(value); letter++) {
                type(label.substring(letter, letter + 1));
            }
        }
    }

    /// Types something else into a field.
    void retype(Locator field, String text) {
        if (!field.inputValue().equals(text)) {
            open(field);
            reach(field);
            if (text.isEmpty()) {
                press("Delete");
            } else {
                type(text);
            }
        }
    }

    /// Types some letters, and takes what is offered for them.
    void take(Locator field, String letters, String wanted) {
        if (!field.inputValue().equals(wanted)) {
            open(field);
            reach(field);
            type(letters);
            Locator list = field.locator("xpath=following-sibling::ul");
            Locator option =
                    list.locator("li").and(page.locator("[data-value=\"%s\"]".formatted(wanted)));
            assertThat(option).isVisible();
            while (!option.getAttribute("aria-selected").equals("true")) {
                press("ArrowDown");
            }
            press("Enter");
            assertThat(field).hasValue(wanted);
        }
    }

    /// What was done since the last time it was asked, and how long that takes.
    String told() {
        String told =
                "%d drags, %d clicks, %d keys, about %.1f s"
                        .formatted(drags, clicks, keys, seconds());
        drags = clicks = keys = 0;
        return told;
    }

    double seconds() {
        return (drags + clicks) * CLICK + keys * KEY;
    }

    private static double number(List<?> at, int index) {
        return ((Number) at.get(index)).doubleValue();
    }
}
