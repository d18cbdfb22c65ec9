  def of_moments(self, mean_a: Tensor, a: Tensor, mean_b: Tensor, b: Tensor) -> Tensor:
    values, vectors = torch.linalg_eigh(a)
    scaled = vectors * torch.sqrt(torch.clamp(values, 0.0))
    root = torch.matmul(scaled, torch.transpose(vectors, 0, 1))
    both = torch.linalg_eigvalsh(torch.matmul(torch.matmul(root, b), root))
    shared = torch.sum(torch.sqrt(torch.clamp(both, 0.0)))
    return torch.sum(torch.pow(mean_a - mean_b, 2)) + torch.trace(a) + torch.trace(b) - shared * 2.0

  def factor(self, samples: Tensor) -> Tensor:
    centred = (samples - torch.mean(samples, [0], True)) / torch.sqrt(torch.size(samples, 0) - 1)
    if torch.gt(torch.size(samples, 0), torch.size(samples, 1)):
      _0, centred = torch.linalg_qr(centred, "r")
    return centred

  def of_samples(self, a: Tensor, b: Tensor) -> Tensor:
    apart = torch.sum(torch.pow(torch.mean(a, [0]) - torch.mean(b, [0]), 2))
    of_a = (self).factor(a)
    of_b = (self).factor(b)
    shared = torch.sum(torch.linalg_svdvals(torch.matmul(of_a, torch.transpose(of_b, 0, 1))))
    return apart + torch.sum(torch.pow(of_a, 2)) + torch.sum(torch.pow(of_b, 2)) - shared * 2.0
