"""What the machines' interface has beside the rooms: who am I, the ledger to follow, and the page that explains it all."""
