"""The portal: settings, routes and operations. It knows every app and no app knows it."""
