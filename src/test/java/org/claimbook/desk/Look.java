package org.claimbook.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/// How a person looks at the screens.
enum Look {
    LIGHT(ColorScheme.LIGHT, 1280, 900),
    DARK(ColorScheme.DARK, 1280, 900),
    PHONE(ColorScheme.LIGHT, 360, 740);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Look(ColorScheme scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    /// As if whoever looks had turned off the light, or taken out a phone.
    void on(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setLocale("en-GB");
    }
}
